import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { ConnectionModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { plural } from '@/format/numbers';
import { usePublish } from './api';
import { PublishRefusals } from './PublishRefusals';

interface PublishModalProps {
  connection: ConnectionModel;
  /** Such as `3 products`. */
  what: string;
  /** Null for the whole catalogue. */
  productIds: (() => Promise<string[]>) | null;
  onClose: () => void;
}

export function PublishModal({ connection, what, productIds, onClose }: PublishModalProps) {
  const navigate = useNavigate();
  const publish = usePublish(connection.id);
  const listings = `/listings?connectionId=${connection.id}`;
  const send = () =>
    publish.mutate(productIds, {
      onSuccess: ({ queued, refused }) => {
        if (refused.length > 0) return;
        showDone(`${plural(queued, 'product')} on the way to ${connection.displayName}.`);
        void navigate(listings);
      },
    });

  return (
    <Modal opened onClose={onClose} title={`Publish to ${connection.channelName}`} size="lg">
      {publish.data ? (
        <PublishRefusals accepted={publish.data} connection={connection} to={listings} />
      ) : (
        <Stack>
          {!connection.settingsComplete && (
            <Alert color="honey" icon={<IconAlertTriangle aria-hidden />} title={`${connection.channelName} needs a few choices first`}>
              Choose how this shop ships and what its listings say by default, then publish.{' '}
              <Link to={`/connections/${connection.id}?tab=settings`}>Open its settings</Link>
            </Alert>
          )}
          <Text>
            Put {what} on <strong>{connection.displayName}</strong>. Those already listed there are updated, nothing is listed twice.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button onClick={send} loading={publish.isPending} data-autofocus>
              Publish
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
