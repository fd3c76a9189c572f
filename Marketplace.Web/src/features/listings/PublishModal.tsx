import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { showDone } from '@/app/queryClient';
import { QueryProblem } from '@/components/QueryProblem';
import { useConnections } from '@/features/connections/api';
import { plural } from '@/format/numbers';
import { usePublish, useReadiness } from './api';
import { PublishTarget } from './PublishTarget';

interface PublishModalProps {
  /** Such as `3 products`. */
  what: string;
  /** Null for the whole catalogue. */
  productIds: (() => Promise<string[]>) | null;
  /** The only connection to begin with; else all that something is ready for. */
  connectionId?: string;
  onClose: () => void;
}

/** Says what is ready for which channel, and publishes to all that are chosen in one go. */
export function PublishModal({ what, productIds, connectionId, onClose }: PublishModalProps) {
  const navigate = useNavigate();
  const connections = (useConnections().data ?? []).filter((connection) => connection.status !== 'disconnected');
  const readiness = useReadiness(
    connections.map(({ id }) => id),
    productIds,
  );
  const publish = usePublish();
  const [choices, setChoices] = useState<Record<string, boolean>>(connectionId ? { [connectionId]: true } : {});
  const readyFor = (id: string) => readiness.data?.find((answer) => answer.connectionId === id)?.ready ?? 0;
  const isChosen = (id: string) => choices[id] ?? (!connectionId && readyFor(id) > 0);
  const chosen = connections.filter(({ id }) => isChosen(id) && readyFor(id) > 0);
  const ready = chosen.reduce((sum, { id }) => sum + readyFor(id), 0);
  const send = () =>
    publish.mutate(
      { connectionIds: chosen.map(({ id }) => id), productIds },
      {
        onSuccess: ({ queued }) => {
          showDone(`${plural(queued, 'listing')} on the way.`);
          void navigate('/listings');
        },
      },
    );

  return (
    <Modal opened onClose={onClose} title="Publish" size="lg">
      <Stack>
        <Text>Put {what} on these channels. What is listed there already stays as it is, nothing is listed twice.</Text>
        {readiness.isError && <QueryProblem error={readiness.error} retry={readiness.refetch} />}
        {readiness.isPending && <Skeleton h={120} role="status" aria-label="Looking what is ready" />}
        {readiness.data &&
          connections.map((connection) => {
            const answer = readiness.data.find((found) => found.connectionId === connection.id);
            return (
              answer && (
                <PublishTarget
                  key={connection.id}
                  connection={connection}
                  readiness={answer}
                  chosen={isChosen(connection.id)}
                  onChoose={(value) => setChoices({ ...choices, [connection.id]: value })}
                />
              )
            );
          })}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={send} loading={publish.isPending} disabled={ready === 0} data-autofocus>
            Publish
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
