import { Group, Paper, Text } from '@mantine/core';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis } from 'recharts';
import { plural } from '@/format/numbers';
import { seconds } from '@/format/time';
import { useExposure } from './api';

/** How long the other channels went on offering what was sold: a histogram of the last week. */
export function ExposureChart() {
  const exposure = useExposure().data;
  if (!exposure || exposure.count === 0) return null;
  const data = exposure.buckets.map((bucket, i) => ({
    name: bucket.upTo === null ? `> ${seconds(exposure.buckets[i - 1]?.upTo ?? 0)}` : `≤ ${seconds(bucket.upTo)}`,
    Changes: bucket.count,
  }));
  const summary = `Half of ${plural(exposure.count, 'stock change')} reached every channel within ${seconds(exposure.p50 ?? 0)}, 99 % within ${seconds(exposure.p99 ?? 0)}.`;
  return (
    <Paper withBorder p="md" mb="md">
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={550}>
          Exposure window
        </Text>
        <Text size="xs" c="dimmed">
          Last 7 days
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {summary}
      </Text>
      <div role="img" aria-label={`Exposure window of the last 7 days. ${summary}`}>
        <ResponsiveContainer width="100%" height={96}>
          <BarChart data={data} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <XAxis
              dataKey="name"
              tick={{ fontSize: 11 }}
              tickLine={false}
              axisLine={false}
              interval="equidistantPreserveStart"
              minTickGap={4}
            />
            <Tooltip
              cursor={{ fill: 'var(--mantine-color-default-hover)' }}
              contentStyle={{
                background: 'var(--mantine-color-body)',
                border: '1px solid var(--mantine-color-default-border)',
                borderRadius: 9,
                fontSize: 12,
              }}
            />
            <Bar dataKey="Changes" fill="var(--mantine-color-pine-5)" isAnimationActive={false} maxBarSize={48} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </Paper>
  );
}
