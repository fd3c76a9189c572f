import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

const RunsChart = lazy(async () => ({ default: (await import('./RunsChart')).RunsChart }));

/** The chart of the last runs, in a place kept free for it. */
export function LastRuns({ connectionId }: { connectionId: string }) {
  return (
    <Suspense fallback={<Skeleton h={80} />}>
      <RunsChart connectionId={connectionId} />
    </Suspense>
  );
}
