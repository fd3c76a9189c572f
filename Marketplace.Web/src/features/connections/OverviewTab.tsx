import { Anchor, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ConnectionModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { CasesCard } from '@/features/cases/CasesCard';
import { count } from '@/format/numbers';
import { Budget } from './Budget';
import { CampaignsCard } from './campaigns/CampaignsCard';
import { LastRuns } from './LastRuns';
import { StandingCard } from './StandingCard';
import { SyncCard } from './SyncCard';
import { ViolationsCard } from './ViolationsCard';

/** States in which the channel is not asked; the page says what to do. */
const waiting = ['pending', 'needs_reauth', 'disconnected'];

export function OverviewTab({ connection }: { connection: ConnectionModel }) {
  const listings = `/listings?connectionId=${connection.id}`;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 5 }}>
        <Figure
          name="Listings"
          value={
            <Anchor component={Link} to={listings} inherit>
              {count(connection.listingCount)}
            </Anchor>
          }
        />
        <Figure
          name="Unmatched"
          value={
            <Anchor component={Link} to={`${listings}&unmatched=true`} inherit>
              {count(connection.unmatchedCount)}
            </Anchor>
          }
        />
        <Figure name="Waiting changes" value={count(connection.pendingOperations)} />
        <Figure
          name="Need attention"
          value={
            <Anchor component={Link} to={`/activity?connectionId=${connection.id}`} inherit>
              {count(connection.deadOperations)}
            </Anchor>
          }
        />
        <Figure name="Last record" value={<RelativeTime at={connection.lastRecordAt} fallback="None yet" />} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
        {connection.syncs.map((sync) => (
          <SyncCard key={sync.kind} connectionId={connection.id} sync={sync} />
        ))}
      </SimpleGrid>
      {!waiting.includes(connection.status) && (
        <>
          <CasesCard connectionId={connection.id} channel={connection.channel} />
          <ViolationsCard connection={connection} />
          <StandingCard connection={connection} />
          <CampaignsCard connection={connection} />
        </>
      )}
      <Paper p="lg" component="section" aria-label="Calls and runs">
        <Stack>
          <Title order={2}>Calls and runs</Title>
          <Budget connection={connection} />
          <LastRuns connectionId={connection.id} />
        </Stack>
      </Paper>
    </Stack>
  );
}

function Figure({ name, value }: { name: string; value: ReactNode }) {
  return (
    <Paper p="md">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="div" fz="xl" fw={650} className="numeric">
        {value}
      </Text>
    </Paper>
  );
}
