import { Button, Divider, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignModel, ConnectionModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { QueryProblem } from '@/components/QueryProblem';
import { useCapability } from '../api';
import { useCampaigns } from './api';
import { CampaignRow } from './CampaignRow';
import { NewCampaignModal } from './NewCampaignModal';

/** What the channel promotes for a share of the sale, where it does. */
export function CampaignsCard({ connection }: { connection: ConnectionModel }) {
  return useCapability(connection.channel, 'campaigns') ? <Campaigns connection={connection} /> : null;
}

function Campaigns({ connection }: { connection: ConnectionModel }) {
  const query = useCampaigns(connection.id);
  const [making, setMaking] = useState(false);
  return (
    <Paper p="lg" component="section" aria-labelledby="campaigns">
      <Stack>
        <Group justify="space-between">
          <Title order={2} id="campaigns">
            Promoted listings
          </Title>
          <Button variant="default" leftSection={<IconPlus size={17} />} onClick={() => setMaking(true)}>
            New campaign
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {connection.channelName} shows these in better places and takes the ad rate of what they sell for, nothing before.
        </Text>
        {query.isError && <QueryProblem error={query.error} retry={query.refetch} />}
        {query.isPending && <Skeleton h={96} role="status" aria-label="Loading" />}
        {query.data && <CampaignList connectionId={connection.id} campaigns={query.data} />}
      </Stack>
      {making && <NewCampaignModal connection={connection} onClose={() => setMaking(false)} />}
    </Paper>
  );
}

function CampaignList({ connectionId, campaigns }: { connectionId: string; campaigns: CampaignModel[] }) {
  const [all, setAll] = useState(false);
  const open = campaigns.filter(({ state }) => state !== 'ended');
  const ended = campaigns.length - open.length;
  return (
    <>
      {campaigns.length === 0 && (
        <EmptyState
          icon={IconSpeakerphone}
          title="No campaign yet"
          description="Promote all listings, or some, at a rate that you choose, and end it when you like."
        />
      )}
      {(all ? campaigns : open).map((campaign, index) => (
        <Stack key={campaign.id} gap="md">
          {index > 0 && <Divider />}
          <CampaignRow connectionId={connectionId} campaign={campaign} />
        </Stack>
      ))}
      {ended > 0 && (
        <Button variant="subtle" size="xs" style={{ alignSelf: 'flex-start' }} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Hide ended ones' : `Show ended ones (${ended})`}
        </Button>
      )}
    </>
  );
}
