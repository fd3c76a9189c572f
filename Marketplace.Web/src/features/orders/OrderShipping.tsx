import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconTruck } from '@tabler/icons-react';
import type { OrderDetail, ShipmentModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { ShipForm } from './ShipForm';

const states: Record<string, string> = {
  pending: 'telling the channel',
  sent: 'the channel knows',
  failed: 'the channel could not be told',
};

export function OrderShipping({ order }: { order: OrderDetail }) {
  const shippable = order.status === 'pending' || order.status === 'processing';
  return (
    <Paper p="lg" component="section" aria-labelledby="shipping">
      <Title order={2} id="shipping" mb="md">
        Shipping
      </Title>
      <Stack>
        {order.shipments.map((shipment) => (
          <Shipment key={shipment.id} shipment={shipment} />
        ))}
        {shippable && <ShipForm orderId={order.id} />}
        {!shippable && order.shipments.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing to ship.
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Shipment({ shipment }: { shipment: ShipmentModel }) {
  return (
    <Group wrap="nowrap">
      <IconTruck stroke={1.6} aria-hidden />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={550}>
          {shipment.carrier} {shipment.trackingNumber}
        </Text>
        <Text size="xs" c="dimmed">
          <RelativeTime at={shipment.createdAt} />, {states[shipment.state] ?? shipment.state}
          {shipment.note && ` · ${shipment.note}`}
        </Text>
      </div>
      <StateBadge state={shipment.state} />
    </Group>
  );
}
