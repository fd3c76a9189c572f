import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { OversellCaseModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { LoadMore } from '@/components/grid/LoadMore';
import { RelativeTime } from '@/components/RelativeTime';
import { plural } from '@/format/numbers';
import { useOversells, useResolveOversell } from './oversells';

/** What was sold twice and is not settled; nothing when there is none. */
export function OversellList() {
  const cases = useOversells({ state: 'open' });
  if (cases.items.length === 0) return null;
  return (
    <Paper p="lg" mb="lg" component="section" aria-labelledby="oversold">
      <Title order={2} id="oversold">
        Sold twice
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        Another channel sold the last unit first. Find a unit, or cancel or refund the order.
      </Text>
      <Stack gap="md">
        {cases.items.map((oversold) => (
          <Case key={oversold.id} oversold={oversold} />
        ))}
      </Stack>
      {cases.hasNextPage && <LoadMore loaded={cases.items.length} pages={cases} />}
    </Paper>
  );
}

function Case({ oversold }: { oversold: OversellCaseModel }) {
  return (
    <Group justify="space-between" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={550}>
          {plural(oversold.quantity, 'unit')} of {oversold.sku} missing
        </Text>
        <Text size="xs" c="dimmed">
          <Anchor component={Link} to={`/orders/${oversold.orderId}`} inherit>
            Order {oversold.orderNumber}
          </Anchor>{' '}
          {[oversold.buyerName, oversold.connectionName].filter(Boolean).join(' · ')}, <RelativeTime at={oversold.createdAt} />
        </Text>
      </div>
      <Group gap="xs">
        <ResolveButton oversold={oversold} />
        <Button size="xs" component={Link} to={`/orders/${oversold.orderId}`}>
          Cancel or refund
        </Button>
      </Group>
    </Group>
  );
}

export function ResolveButton({ oversold }: { oversold: OversellCaseModel }) {
  const resolve = useResolveOversell();
  return (
    <Button
      size="xs"
      variant="default"
      loading={resolve.isPending}
      onClick={() => resolve.mutate(oversold.id, { onSuccess: () => showDone(`Order ${oversold.orderNumber} has its ${oversold.sku}.`) })}
    >
      I found one
    </Button>
  );
}
