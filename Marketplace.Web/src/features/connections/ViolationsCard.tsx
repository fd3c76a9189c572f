import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { ConnectionModel, ListingViolationModel } from '@/api/schema';
import { QueryProblem } from '@/components/QueryProblem';
import { plural } from '@/format/numbers';
import { useViolations } from './api';

const shown = 10;

/** The listings that the channel does not like, those that break a rule already first. Nothing where there are none. */
export function ViolationsCard({ connection }: { connection: ConnectionModel }) {
  const { data, isError, error, refetch } = useViolations(connection.id, connection.channel);
  if (!isError && !data?.length) return null;
  const violations = [...(data ?? [])].sort((a, b) => Number(a.atRisk) - Number(b.atRisk));
  return (
    <Paper p="lg" component="section" aria-label="Rules">
      <Stack>
        <Title order={2}>{connection.channelName} rules</Title>
        {isError && <QueryProblem error={error} retry={refetch} />}
        {violations.slice(0, shown).map((violation) => (
          <Violation key={`${violation.url} ${violation.sku ?? ''} ${violation.reason}`} violation={violation} />
        ))}
        {violations.length > shown && (
          <Text size="sm" c="dimmed">
            And {plural(violations.length - shown, 'more', 'more')}; each listing shows its own.
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Violation({ violation: { listingId, title, url, sku, reason, atRisk, advice } }: { violation: ListingViolationModel }) {
  const name = [title ?? 'A listing that is not here yet', sku].filter(Boolean).join(' · ');
  return (
    <div>
      <Group gap="xs">
        {listingId ? (
          <Anchor component={Link} to={`/listings?open=${listingId}`} size="sm" fw={600}>
            {name}
          </Anchor>
        ) : (
          <Anchor href={url} target="_blank" rel="noreferrer" size="sm" fw={600}>
            {name}
          </Anchor>
        )}
        <Badge color={atRisk ? 'honey' : 'red'}>{atRisk ? 'At risk' : 'Breaks a rule'}</Badge>
      </Group>
      <Text size="sm">{[reason, ...advice].join(' ')}</Text>
    </div>
  );
}
