import { Text } from '@mantine/core';
import { Bar, BarChart, ResponsiveContainer, Tooltip } from 'recharts';
import { plural } from '@/format/numbers';
import { fullTime } from '@/format/time';
import { words } from '@/format/words';
import { useSyncRuns } from './api';

const most = 20;

/** The last runs, oldest first: what changed, what stayed, what failed. */
export function RunsChart({ connectionId }: { connectionId: string }) {
  const runs = useSyncRuns(connectionId).items.slice(0, most).toReversed();
  if (runs.length === 0) return null;
  const data = runs.map((run) => ({
    name: `${words(run.kind)}, ${fullTime(run.startedAt)}`,
    Changed: run.created + run.updated,
    Unchanged: run.unchanged,
    Failed: run.failed + (run.state === 'failed' ? 1 : 0),
  }));
  const failed = runs.filter((run) => run.state === 'failed').length;
  return (
    <div role="img" aria-label={`The last ${plural(runs.length, 'sync')}, ${failed} of them failed.`}>
      <Text size="xs" c="dimmed" mb={4}>
        Last {plural(runs.length, 'sync')}
      </Text>
      <ResponsiveContainer width="100%" height={56}>
        <BarChart data={data} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} barCategoryGap={2} accessibilityLayer={false}>
          <Tooltip
            cursor={{ fill: 'var(--mantine-color-default-hover)' }}
            labelFormatter={(_, payload) => (payload[0]?.payload as { name?: string } | undefined)?.name ?? ''}
            contentStyle={{
              background: 'var(--mantine-color-body)',
              border: '1px solid var(--mantine-color-default-border)',
              borderRadius: 9,
              fontSize: 12,
            }}
          />
          <Bar
            dataKey="Unchanged"
            stackId="run"
            fill="var(--mantine-color-gray-4)"
            isAnimationActive={false}
            minPointSize={2}
            maxBarSize={22}
          />
          <Bar dataKey="Changed" stackId="run" fill="var(--mantine-color-pine-5)" isAnimationActive={false} maxBarSize={22} />
          <Bar dataKey="Failed" stackId="run" fill="var(--mantine-color-red-6)" isAnimationActive={false} maxBarSize={22} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
