import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { OrderSummary } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { Thumb } from '@/components/Thumb';
import { money } from '@/format/money';
import { plural } from '@/format/numbers';
import { words } from '@/format/words';

const column = gridColumns<OrderSummary>();

function OrderName({ order }: { order: OrderSummary }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Thumb src={order.imageUrl} />
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} to={`/orders/${order.id}`} size="sm" fw={550} c="var(--mantine-color-text)" lineClamp={1}>
          {order.number}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {order.title} · {plural(order.units, 'unit')}
        </Text>
      </div>
    </Group>
  );
}

function OrderStates({ order }: { order: OrderSummary }) {
  return (
    <Group gap={6}>
      <StateBadge state={order.status} />
      {order.oversold && <Badge color="red">Oversold</Badge>}
    </Group>
  );
}

export const orderColumns = column.columns([
  column.display({ id: 'number', header: 'Order', cell: ({ row }) => <OrderName order={row.original} /> }),
  column.display({ id: 'status', header: 'Status', cell: ({ row }) => <OrderStates order={row.original} /> }),
  column.display({ id: 'payment', header: 'Payment', cell: ({ row }) => <StateBadge state={row.original.paymentStatus} /> }),
  column.display({ id: 'channel', header: 'Channel', cell: ({ row }) => words(row.original.channel) }),
  column.display({ id: 'buyer', header: 'Buyer', cell: ({ row }) => row.original.buyerName ?? '—' }),
  column.display({
    id: 'total',
    header: 'Total',
    meta: { align: 'right' },
    cell: ({ row }) => <span className="numeric">{money(row.original.total, row.original.currency)}</span>,
  }),
  column.display({ id: 'placed', header: 'Placed', cell: ({ row }) => <RelativeTime at={row.original.placedAt} /> }),
]);

export function OrderCard({ order }: { order: OrderSummary }) {
  return (
    <>
      <OrderName order={order} />
      <Group justify="space-between" mt={8}>
        <OrderStates order={order} />
        <Text size="sm" fw={600} className="numeric">
          {money(order.total, order.currency)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {words(order.channel)} · {order.buyerName ?? 'Unknown buyer'} · <RelativeTime at={order.placedAt} />
      </Text>
    </>
  );
}
