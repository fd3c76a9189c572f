import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { CampaignModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { ConfirmModal } from '@/components/ConfirmModal';
import { StateBadge } from '@/components/StateBadge';
import { plural, share } from '@/format/numbers';
import { dayOf } from '@/format/time';
import { useChangeCampaign } from './api';

export function CampaignRow({ connectionId, campaign }: { connectionId: string; campaign: CampaignModel }) {
  const { id, name, state } = campaign;
  const change = useChangeCampaign(connectionId, id);
  const [asking, setAsking] = useState(false);
  const isRunning = state === 'running';
  const end = () =>
    change.mutate('end', {
      onSuccess: () => showDone(`${name} has ended.`),
      onSettled: () => setAsking(false),
    });
  return (
    <Group justify="space-between" gap="sm" role="group" aria-label={name}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs">
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <StateBadge state={state} />
        </Group>
        <Text size="sm" c="dimmed">
          {summary(campaign)}
        </Text>
      </div>
      {(isRunning || state === 'paused') && (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            loading={change.isPending && !asking}
            onClick={() => change.mutate(isRunning ? 'pause' : 'resume')}
          >
            {isRunning ? 'Pause' : 'Resume'}
          </Button>
          <Button size="xs" variant="light" color="red" disabled={change.isPending} onClick={() => setAsking(true)}>
            End
          </Button>
        </Group>
      )}
      <ConfirmModal
        opened={asking}
        title={`End ${name}?`}
        confirmLabel="End campaign"
        busy={change.isPending}
        onClose={() => setAsking(false)}
        onConfirm={end}
      >
        Its listings stay on sale and are no longer promoted. An ended campaign cannot be started again.
      </ConfirmModal>
    </Group>
  );
}

function summary({ rate, listings, startsAt, endsAt }: CampaignModel): string {
  const dates = `${startsAt ? dayOf(startsAt) : ''} – ${endsAt ? dayOf(endsAt) : 'until you end it'}`;
  return [rate === null ? 'Rate set by the channel' : share(rate / 100), listings !== null && plural(listings, 'listing'), dates]
    .filter(Boolean)
    .join(' · ');
}
