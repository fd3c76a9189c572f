import { Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { OrderDetail } from '@/api/schema';
import { money } from '@/format/money';
import { refunded } from './refunds';

export function OrderTotals({ order }: { order: OrderDetail }) {
  const lines: [string, number][] = [
    ['Subtotal', order.subtotal],
    ['Discount', -order.discount],
    ['Shipping', order.shipping],
    ['Tax', order.tax],
  ];
  const back = refunded(order);
  return (
    <Paper p="lg" component="section" aria-label="Totals">
      <Title order={2} mb="md">
        Total
      </Title>
      <Stack gap={6}>
        {lines
          .filter(([name, amount]) => amount !== 0 || name === 'Subtotal')
          .map(([name, amount]) => (
            <Line key={name} name={name} amount={amount} currency={order.currency} />
          ))}
        <Divider my={4} />
        <Line name="Total" amount={order.total} currency={order.currency} strong />
        {back > 0 && <Line name="Refunded" amount={-back} currency={order.currency} />}
      </Stack>
    </Paper>
  );
}

function Line({ name, amount, currency, strong = false }: { name: string; amount: number; currency: string; strong?: boolean }) {
  return (
    <Group justify="space-between">
      <Text size="sm" fw={strong ? 650 : 400}>
        {name}
      </Text>
      <Text size="sm" fw={strong ? 650 : 400} className="numeric">
        {money(amount, currency)}
      </Text>
    </Group>
  );
}
