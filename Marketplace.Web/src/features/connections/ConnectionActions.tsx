import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconExternalLink, IconPlugConnectedX, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConnectionModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { ConfirmModal } from '@/components/ConfirmModal';
import { useDisconnect, useValidate } from './api';

export function ConnectionActions({ connection }: { connection: ConnectionModel }) {
  const navigate = useNavigate();
  const validate = useValidate(connection.id);
  const disconnect = useDisconnect(connection.id);
  const [asking, setAsking] = useState(false);

  const check = () =>
    validate.mutate(undefined, {
      onSuccess: ({ healthy, message, latencyMs }) =>
        notifications.show({
          title: healthy ? 'The connection works' : 'The connection does not work',
          message: latencyMs === null ? message : `${message} (${latencyMs} ms)`,
          color: healthy ? 'pine' : 'red',
        }),
    });
  const leave = () => {
    showDone(`${connection.displayName} is disconnected.`);
    void navigate('/connections');
  };

  return (
    <>
      <Button variant="default" leftSection={<IconStethoscope size={17} />} loading={validate.isPending} onClick={check}>
        Check now
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="More actions">
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {connection.accountUrl && (
            <Menu.Item
              component="a"
              href={connection.accountUrl}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconExternalLink size={16} />}
            >
              Open the shop
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconPlugConnectedX size={16} />} onClick={() => setAsking(true)}>
            Disconnect
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmModal
        opened={asking}
        title={`Disconnect ${connection.displayName}?`}
        confirmLabel="Disconnect shop"
        busy={disconnect.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => disconnect.mutate(undefined, { onSuccess: leave })}
      >
        Stock and orders are no longer kept in step with it. Its listings stay on {connection.channelName}; products and orders stay here.
      </ConfirmModal>
    </>
  );
}
