import { Anchor, Group, Paper, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ConnectionModel } from '@/api/schema';
import { count } from '@/format/numbers';
import { usePublishProgress } from './api';

/** Shown while something is on its way to the channel, and when some of it failed. */
export function PublishProgressBar({ connection }: { connection: ConnectionModel }) {
  const progress = usePublishProgress(connection.id).data;
  if (!progress || progress.total === 0 || (progress.pending === 0 && progress.failed === 0)) return null;
  const { total, done, failed, pending } = progress;
  return (
    <Paper p="md">
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {pending > 0 ? `Publishing to ${connection.displayName}` : `Published to ${connection.displayName}`}
        </Text>
        <Text size="sm" className="numeric" role="status">
          {count(done)} of {count(total)} done
          {failed > 0 && (
            <>
              ,{' '}
              <Anchor component={Link} to={`/activity?connectionId=${connection.id}`} c="red" inherit>
                {count(failed)} failed
              </Anchor>
            </>
          )}
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={(done / total) * 100} animated={pending > 0} aria-label={`Published ${done} of ${total}`} />
        <Progress.Section value={(failed / total) * 100} color="red" aria-label={`Failed ${failed} of ${total}`} />
      </Progress.Root>
    </Paper>
  );
}
