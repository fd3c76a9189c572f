import { Anchor, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ConnectionModel, PublishProgress } from '@/api/schema';
import { count } from '@/format/numbers';
import { usePublishProgress } from './api';

/** Shown while something is on its way to the channels, and when some of it failed: all of them in one bar, and each in a line. */
export function PublishProgressBar({ connections }: { connections: ConnectionModel[] }) {
  const progress = usePublishProgress().data;
  const shown = progress?.connections.filter(({ pending, failed }) => pending > 0 || failed > 0) ?? [];
  const named = shown.flatMap((part) => {
    const connection = connections.find(({ id }) => id === part.connectionId);
    return connection ? [{ ...part, connection }] : [];
  });
  if (named.length === 0) return null;
  const sum = (of: (part: PublishProgress['connections'][number]) => number) => named.reduce((total, part) => total + of(part), 0);
  const [total, done, failed, pending] = [sum((p) => p.total), sum((p) => p.done), sum((p) => p.failed), sum((p) => p.pending)];
  const where = named.length === 1 ? named[0]?.connection.displayName : `${named.length} channels`;
  return (
    <Paper p="md">
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          {pending > 0 ? `Publishing to ${where}` : `Published to ${where}`}
        </Text>
        <Text size="sm" className="numeric" role="status">
          {count(done)} of {count(total)} done
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={(done / total) * 100} animated={pending > 0} aria-label={`Published ${done} of ${total}`} />
        <Progress.Section value={(failed / total) * 100} color="red" aria-label={`Failed ${failed} of ${total}`} />
      </Progress.Root>
      {(named.length > 1 || failed > 0) && (
        <Stack gap={2} mt="xs">
          {named.map((part) => (
            <Text key={part.connectionId} size="xs" c="dimmed" className="numeric">
              {part.connection.displayName}: {count(part.done)} of {count(part.total)} done
              {part.failed > 0 && (
                <>
                  ,{' '}
                  <Anchor component={Link} to={`/activity?connectionId=${part.connectionId}`} c="red" inherit>
                    {count(part.failed)} failed
                  </Anchor>
                </>
              )}
            </Text>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
