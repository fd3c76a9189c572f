import { Group, Paper, Text, Title } from '@mantine/core';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { SalesDay } from '@/api/schema';
import { money } from '@/format/money';
import { plural, short } from '@/format/numbers';
import { shortDay } from '@/format/time';

interface SalesChartProps {
  days: SalesDay[];
  currency: string;
}

export function SalesChart({ days, currency }: SalesChartProps) {
  const total = days.reduce((sum, day) => sum + day.sales, 0);
  const orders = days.reduce((sum, day) => sum + day.orders, 0);
  const summary = `${money(total, currency)} from ${plural(orders, 'order')}`;
  const tick = { fontSize: 11, fill: 'var(--mantine-color-dimmed)' };
  return (
    <Paper p="lg" component="section" aria-labelledby="sales">
      <Group justify="space-between" align="baseline" mb="md">
        <Title order={2} id="sales">
          Last 14 days
        </Title>
        <Text size="sm" c="dimmed">
          {summary}
        </Text>
      </Group>
      <div role="img" aria-label={`Sales of the last 14 days: ${summary}.`}>
        <ResponsiveContainer width="100%" height={220}>
          <AreaChart data={days} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <defs>
              <linearGradient id="sales-fill" x1="0" y1="0" x2="0" y2="1">
                <stop offset="0%" stopColor="var(--mantine-color-pine-5)" stopOpacity={0.35} />
                <stop offset="100%" stopColor="var(--mantine-color-pine-5)" stopOpacity={0} />
              </linearGradient>
            </defs>
            <CartesianGrid vertical={false} stroke="var(--mantine-color-default-border)" />
            <XAxis dataKey="day" tickFormatter={shortDay} tick={tick} tickLine={false} axisLine={false} minTickGap={28} />
            <YAxis tick={tick} tickLine={false} axisLine={false} width={38} tickFormatter={short} />
            <Tooltip
              labelFormatter={(day) => (typeof day === 'string' ? shortDay(day) : '')}
              formatter={(value) => [money(Number(value), currency), 'Sales']}
              contentStyle={{
                background: 'var(--mantine-color-body)',
                border: '1px solid var(--mantine-color-default-border)',
                borderRadius: 9,
              }}
            />
            <Area
              type="monotone"
              dataKey="sales"
              stroke="var(--mantine-color-pine-5)"
              strokeWidth={2}
              fill="url(#sales-fill)"
              isAnimationActive={false}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
    </Paper>
  );
}
