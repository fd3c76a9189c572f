import { Alert, Anchor, Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ConnectionModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { count } from '@/format/numbers';
import { actionFor } from './actionFor';
import { Budget } from './Budget';
import { ChannelMark } from './ChannelMark';
import { LastRuns } from './LastRuns';
import { SyncLine } from './SyncLine';

export function ConnectionCard({ connection }: { connection: ConnectionModel }) {
  const navigate = useNavigate();
  const to = `/connections/${connection.id}`;
  const action = actionFor(connection);
  return (
    <Paper p="lg" component="article" aria-label={connection.displayName}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" style={{ minWidth: 0 }}>
            <ChannelMark channel={connection.channel} name={connection.channelName} />
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={to} fw={650} c="var(--mantine-color-text)" truncate display="block">
                {connection.displayName}
              </Anchor>
              <Text size="sm" c="dimmed" truncate>
                {[connection.channelName, connection.accountName].filter(Boolean).join(' · ')}
              </Text>
            </div>
          </Group>
          <StateBadge state={connection.health} />
        </Group>
        {action && (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} p="sm">
            {action}
          </Alert>
        )}
        <SimpleGrid cols={3} component="dl" m={0}>
          <Figure name="Listings" value={<Link to={`/listings?connectionId=${connection.id}`}>{count(connection.listingCount)}</Link>} />
          <Figure
            name="Unmatched"
            value={
              connection.unmatchedCount > 0 ? (
                <Link to={`/listings?connectionId=${connection.id}&unmatched=true`}>{count(connection.unmatchedCount)}</Link>
              ) : (
                '0'
              )
            }
          />
          <Figure name="Last record" value={<RelativeTime at={connection.lastRecordAt} fallback="None yet" />} />
        </SimpleGrid>
        <LastRuns connectionId={connection.id} />
        <Stack gap={4}>
          {connection.syncs.map((sync) => (
            <SyncLine key={sync.kind} sync={sync} />
          ))}
        </Stack>
        <Budget connection={connection} />
        <Button variant="default" onClick={() => void navigate(to)}>
          Manage
        </Button>
      </Stack>
    </Paper>
  );
}

function Figure({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fw={600} className="numeric">
        {value}
      </Text>
    </div>
  );
}
