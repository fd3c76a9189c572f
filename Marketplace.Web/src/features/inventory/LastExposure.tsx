import { Text } from '@mantine/core';
import { RelativeTime } from '@/components/RelativeTime';
import { plural } from '@/format/numbers';
import { seconds } from '@/format/time';
import { useSkuExposure } from './api';

/** How long it took until every channel knew of the last change, and the longest of the last ones. */
export function LastExposure({ sku }: { sku: string }) {
  const windows = useSkuExposure(sku).data ?? [];
  const last = windows[0];
  if (!last) return null;
  const longest = Math.max(...windows.map((window) => window.seconds));
  return (
    <Text size="sm" c="dimmed" mb="sm">
      Exposure: {plural(last.listings, 'listing')} told within {seconds(last.seconds)} of the change <RelativeTime at={last.at} />
      {windows.length > 1 && `; the longest of the last ${windows.length} took ${seconds(longest)}`}.
    </Text>
  );
}
