import { Group, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ConnectionModel, ListingTrafficModel, StandingEvaluationModel } from '@/api/schema';
import { QueryProblem } from '@/components/QueryProblem';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { count, share } from '@/format/numbers';
import { shortDay } from '@/format/time';
import { useCapability, useStanding } from './api';

/** How the channel rates the seller, where it does. */
export function StandingCard({ connection }: { connection: ConnectionModel }) {
  return useCapability(connection.channel, 'standing') ? <Standing connection={connection} /> : null;
}

function Standing({ connection: { id, channelName } }: { connection: ConnectionModel }) {
  const query = useStanding(id);
  return (
    <Paper p="lg" component="section" aria-label="Seller standing">
      <Stack>
        <Title order={2}>Seller standing</Title>
        {query.isError && <QueryProblem error={query.error} retry={query.refetch} />}
        {query.isPending && <Skeleton h={120} role="status" aria-label="Loading" />}
        {query.data && (
          <SimpleGrid cols={{ base: 1, md: 3 }} spacing="lg">
            {query.data.evaluations.map((evaluation) => (
              <Evaluation key={String(evaluation.projected)} evaluation={evaluation} />
            ))}
            {query.data.evaluations.length === 0 && <Text c="dimmed">{channelName} has not evaluated this account yet.</Text>}
            {query.data.traffic ? (
              <Traffic traffic={query.data.traffic} />
            ) : (
              <Text c="dimmed">{channelName} counts no visits for this account’s site.</Text>
            )}
          </SimpleGrid>
        )}
      </Stack>
    </Paper>
  );
}

function Evaluation({ evaluation: { projected, level, evaluatedAt, rates } }: { evaluation: StandingEvaluationModel }) {
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h4">
          {projected ? 'If evaluated now' : 'Last evaluation'}
        </Title>
        <StateBadge state={level} />
      </Group>
      <Text size="xs" c="dimmed">
        <RelativeTime at={evaluatedAt} />
      </Text>
      {rates.map((rate) => (
        <Line
          key={rate.name}
          name={rate.name}
          value={share(rate.percent / 100)}
          color={rate.level === 'below_standard' ? 'red' : undefined}
        />
      ))}
    </Stack>
  );
}

function Traffic({ traffic: { from, to, impressions, views, sales, conversion } }: { traffic: ListingTrafficModel }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        Traffic
      </Title>
      <Text size="xs" c="dimmed">
        {shortDay(from)} – {shortDay(to)}
      </Text>
      <Line name="Impressions" value={count(impressions)} />
      <Line name="Views" value={count(views)} />
      <Line name="Sales" value={count(sales)} />
      <Line name="Conversion" value={conversion === null ? '—' : share(conversion)} />
    </Stack>
  );
}

function Line({ name, value, color }: { name: string; value: string; color?: string | undefined }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{name}</Text>
      <Text size="sm" className="numeric" fw={600} {...(color && { c: color })}>
        {value}
      </Text>
    </Group>
  );
}
