import { Group, Text } from '@mantine/core';
import type { SyncModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { words } from '@/format/words';

export function SyncLine({ sync }: { sync: SyncModel }) {
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <Text size="sm" w={76}>
          {words(sync.kind)}
        </Text>
        <StateBadge state={sync.status} />
      </Group>
      <Text size="xs" c="dimmed">
        <RelativeTime at={sync.lastCompletedAt} fallback="never" />
        {sync.enabled ? (
          <>
            , next <RelativeTime at={sync.nextAt} fallback="soon" />
          </>
        ) : (
          ', off'
        )}
      </Text>
    </Group>
  );
}
