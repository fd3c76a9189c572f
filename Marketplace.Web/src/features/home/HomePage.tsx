import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { useSession } from '@/features/identity/api';
import { useHome } from './api';
import { AttentionList } from './AttentionList';
import { HomeSkeleton } from './HomeSkeleton';
import { KpiCards } from './KpiCards';
import { NextSteps } from './NextSteps';
import { stepsOf } from './steps';

// The charting library is the largest part of the app, and the page is of use before it is there.
const SalesChart = lazy(async () => ({ default: (await import('./SalesChart')).SalesChart }));

export function HomePage() {
  const me = useSession();
  const home = useHome();
  const steps = home.data && stepsOf(home.data);
  return (
    <>
      <PageHeader title="Home" description={`Good to see you, ${me.displayName}. Here is how ${me.sellerName} stands.`} />
      {home.isError && <QueryProblem error={home.error} retry={home.refetch} />}
      {home.isPending && <HomeSkeleton />}
      {home.data && (
        <Stack gap="lg">
          {steps?.some((step) => !step.done) && <NextSteps steps={steps} />}
          <KpiCards home={home.data} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <AttentionList items={home.data.attention} />
            <Suspense fallback={<Skeleton h={300} radius="lg" />}>
              <SalesChart days={home.data.salesByDay} currency={home.data.currency} />
            </Suspense>
          </SimpleGrid>
        </Stack>
      )}
    </>
  );
}
