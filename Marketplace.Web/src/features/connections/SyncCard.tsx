import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { SyncModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { every } from '@/format/time';
import { words } from '@/format/words';
import { useCancelSync, useSyncNow } from './api';

export function SyncCard({ connectionId, sync }: { connectionId: string; sync: SyncModel }) {
  const start = useSyncNow(connectionId);
  const cancel = useCancelSync(connectionId);
  const name = words(sync.kind);
  return (
    <Paper p="lg" component="section" aria-label={`${name} sync`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {name}
          </Title>
          <StateBadge state={sync.status} />
        </Group>
        <Text size="sm" c="dimmed">
          {sync.enabled ? `Runs ${every(sync.everyMinutes)}` : 'Does not run by itself'}
        </Text>
        <Text size="sm">
          Last: <RelativeTime at={sync.lastCompletedAt} fallback="never" />
          {sync.enabled && (
            <>
              {' '}
              · Next: <RelativeTime at={sync.nextAt} fallback="soon" />
            </>
          )}
        </Text>
        {sync.lastError && (
          <Text size="sm" c="red">
            {sync.lastError}
          </Text>
        )}
        {sync.status === 'in_progress' ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={15} />}
            loading={cancel.isPending}
            onClick={() => cancel.mutate(sync.kind)}
          >
            Cancel {sync.kind} sync
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} />}
            loading={start.isPending}
            onClick={() => start.mutate(sync.kind)}
          >
            Sync {sync.kind} now
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
