import { Button, Tabs } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { showDone } from '@/app/queryClient';
import { PageHeader } from '@/components/PageHeader';
import { useUrlFilter } from '@/components/useUrlFilter';
import { useCheckNow } from './api';
import { DriftFigures } from './DriftFigures';
import { DriftRules } from './DriftRules';
import { DriftTable } from './DriftTable';

/** Where a channel shows something else than we believe, why, and what becomes of it. */
export function DriftPage() {
  const { get, set } = useUrlFilter();
  const check = useCheckNow();
  const connectionId = get('connectionId') || null;
  return (
    <>
      <PageHeader
        title="Drift"
        description="Where a channel shows something else than is meant here, and why."
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={17} />}
            loading={check.isPending}
            onClick={() => check.mutate(undefined, { onSuccess: () => showDone('Every shop is being compared now.') })}
          >
            Compare now
          </Button>
        }
      />
      <DriftFigures />
      <Tabs value={get('tab') || 'standing'} onChange={(tab) => set({ tab })} keepMounted={false}>
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          <Tabs.Tab value="standing">Now</Tabs.Tab>
          <Tabs.Tab value="closed">History</Tabs.Tab>
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="standing">
          <DriftTable state="standing" connectionId={connectionId} />
        </Tabs.Panel>
        <Tabs.Panel value="closed">
          <DriftTable state="closed" connectionId={connectionId} />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <DriftRules />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
