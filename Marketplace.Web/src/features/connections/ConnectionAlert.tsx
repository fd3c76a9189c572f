import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ConnectionModel } from '@/api/schema';
import { useUrlFilter } from '@/components/useUrlFilter';
import { actionFor } from './actionFor';
import { useConnect } from './api';

/** What the seller has to do, with the button that does it. */
export function ConnectionAlert({ connection }: { connection: ConnectionModel }) {
  const { set } = useUrlFilter();
  const connect = useConnect();
  const action = actionFor(connection);
  if (!action) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="Action required" role="status">
      <Group justify="space-between">
        {action}
        {connection.status === 'needs_reauth' ? (
          <Button
            size="xs"
            loading={connect.isPending || connect.isSuccess}
            onClick={() => connect.mutate({ channel: connection.channel, returnPath: `/connections/${connection.id}` })}
          >
            Connect {connection.channelName} again
          </Button>
        ) : (
          !connection.settingsComplete && (
            <Button size="xs" onClick={() => set({ tab: 'settings' })}>
              Open settings
            </Button>
          )
        )}
      </Group>
    </Alert>
  );
}
