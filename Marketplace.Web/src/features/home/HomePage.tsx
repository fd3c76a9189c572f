import { SimpleGrid, Stack } from '@mantine/core';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { useSession } from '@/features/identity/api';
import { useHome } from './api';
import { AttentionList } from './AttentionList';
import { HomeSkeleton } from './HomeSkeleton';
import { KpiCards } from './KpiCards';
import { NextSteps } from './NextSteps';
import { SalesChart } from './SalesChart';
import { stepsOf } from './steps';

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
            <SalesChart days={home.data.salesByDay} currency={home.data.currency} />
          </SimpleGrid>
        </Stack>
      )}
    </>
  );
}
