import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { OrderDetail, OrderLineModel } from '@/api/schema';
import { StateBadge } from '@/components/StateBadge';
import { money } from '@/format/money';

export function OrderLines({ order }: { order: OrderDetail }) {
  return (
    <Paper p="lg" component="section" aria-labelledby="lines">
      <Title order={2} id="lines" mb="md">
        Items
      </Title>
      <Stack gap="md">
        {order.lines.map((line) => (
          <Line key={line.id} line={line} currency={order.currency} />
        ))}
      </Stack>
    </Paper>
  );
}

function Line({ line, currency }: { line: OrderLineModel; currency: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div style={{ minWidth: 0 }}>
        {line.productId ? (
          <Anchor component={Link} to={`/products/${line.productId}`} fw={550} size="sm">
            {line.title}
          </Anchor>
        ) : (
          <Text fw={550} size="sm">
            {line.title}
          </Text>
        )}
        <Group gap="xs" mt={2}>
          <Text size="xs" c="dimmed">
            {line.sku ?? 'No SKU'}
          </Text>
          {line.stock !== 'committed' && <StateBadge state={line.stock} />}
        </Group>
      </div>
      <Text size="sm" className="numeric" style={{ whiteSpace: 'nowrap' }}>
        {line.quantity} × {money(line.unitPrice, currency)}
      </Text>
    </Group>
  );
}
