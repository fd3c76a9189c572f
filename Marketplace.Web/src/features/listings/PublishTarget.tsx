import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import type { ConnectionModel, Readiness } from '@/api/schema';
import { ChannelMark } from '@/features/connections/ChannelMark';
import { plural } from '@/format/numbers';
import { PublishProblems } from './PublishProblems';

interface PublishTargetProps {
  connection: ConnectionModel;
  readiness: Readiness;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** One connection that may be published to: how much is ready for it, and exactly what is missing of the rest. */
export function PublishTarget({ connection, readiness, chosen, onChoose }: PublishTargetProps) {
  const { ready, listed, blocked, problems } = readiness;
  const parts = [
    ready > 0 && `${plural(ready, 'product')} ready`,
    listed > 0 && `${plural(listed, 'product')} listed already`,
    blocked > 0 && `${plural(blocked, 'product')} not ready`,
  ].filter(Boolean);
  return (
    <Paper p="sm" withBorder>
      <Stack gap="xs">
        <Group wrap="nowrap" gap="sm">
          <Checkbox
            checked={chosen && ready > 0}
            disabled={ready === 0}
            onChange={(event) => onChoose(event.currentTarget.checked)}
            aria-label={`Publish to ${connection.displayName}`}
          />
          <ChannelMark channel={connection.channel} name={connection.channelName} />
          <div>
            <Text size="sm" fw={600}>
              {connection.displayName}
            </Text>
            <Text size="xs" c="dimmed">
              {parts.join(', ') || 'Nothing to publish'}
            </Text>
          </div>
        </Group>
        {blocked > 0 && <PublishProblems connection={connection} problems={problems} blocked={blocked} />}
      </Stack>
    </Paper>
  );
}
