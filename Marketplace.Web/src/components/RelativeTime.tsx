import { Tooltip } from '@mantine/core';
import { ago, fullTime } from '@/format/time';
import { useNow } from './useNow';

export function RelativeTime({ at, fallback = '—' }: { at: string | null; fallback?: string }) {
  const now = useNow();
  if (!at) return <>{fallback}</>;
  return (
    <Tooltip label={fullTime(at)}>
      <time dateTime={at}>{ago(at, now)}</time>
    </Tooltip>
  );
}
