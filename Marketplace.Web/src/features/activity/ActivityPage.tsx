import { Tabs } from '@mantine/core';
import { PageHeader } from '@/components/PageHeader';
import { useUrlFilter } from '@/components/useUrlFilter';
import { RunsTable } from '@/features/connections/RunsTable';
import { OversellList } from '@/features/inventory/OversellList';
import { AttentionTab } from './AttentionTab';
import { OperationsTable } from './OperationsTable';
import { WebhookEventsTable } from './WebhookEventsTable';

/** What the machine did, what it is about to do, and what it could not do. */
export function ActivityPage() {
  const { get, set } = useUrlFilter();
  const connectionId = get('connectionId') || null;
  return (
    <>
      <PageHeader title="Activity" description="Every change sent to a channel, and everything that came back." />
      <Tabs value={get('tab') || 'attention'} onChange={(tab) => set({ tab })} keepMounted={false}>
        <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          <Tabs.Tab value="attention">Needs attention</Tabs.Tab>
          <Tabs.Tab value="queue">Queue</Tabs.Tab>
          <Tabs.Tab value="done">Done</Tabs.Tab>
          <Tabs.Tab value="webhooks">Webhooks</Tabs.Tab>
          <Tabs.Tab value="runs">Sync runs</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="attention">
          <OversellList />
          <AttentionTab connectionId={connectionId} />
        </Tabs.Panel>
        <Tabs.Panel value="queue">
          <OperationsTable state="pending" connectionId={connectionId} empty="Nothing is waiting to be sent." />
        </Tabs.Panel>
        <Tabs.Panel value="done">
          <OperationsTable state="done" connectionId={connectionId} empty="Nothing was sent yet." />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks">
          <WebhookEventsTable connectionId={connectionId} />
        </Tabs.Panel>
        <Tabs.Panel value="runs">
          <RunsTable connectionId={connectionId} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
