import { Skeleton, Stack, Tabs } from '@mantine/core';
import { useParams } from 'react-router';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { StateBadge } from '@/components/StateBadge';
import { useUrlFilter } from '@/components/useUrlFilter';
import { useConnection } from './api';
import { ConnectionActions } from './ConnectionActions';
import { ConnectionAlert } from './ConnectionAlert';
import { ConnectOutcome } from './ConnectOutcome';
import { MappingTab } from './mapping/MappingTab';
import { OverviewTab } from './OverviewTab';
import { RunsTable } from './RunsTable';
import { SettingsForm } from './SettingsForm';
import { StockShown } from './StockShown';
import { SyncLogTable } from './SyncLogTable';

export function ConnectionPage() {
  const { id = '' } = useParams();
  const { get, set } = useUrlFilter();
  const query = useConnection(id);
  if (query.isError && !query.data) return <QueryProblem error={query.error} retry={query.refetch} />;
  if (!query.data) return <Skeleton h={320} radius="lg" role="status" aria-label="Loading" />;
  const connection = query.data;
  return (
    <>
      <PageHeader
        title={connection.displayName}
        back={{ to: '/connections', label: 'Connections' }}
        badge={<StateBadge state={connection.health} />}
        description={[connection.channelName, connection.accountName].filter(Boolean).join(' · ')}
        actions={<ConnectionActions connection={connection} />}
      />
      <Stack gap="lg">
        <ConnectOutcome />
        <ConnectionAlert connection={connection} />
        <Tabs value={get('tab') || 'overview'} onChange={(tab) => set({ tab })} keepMounted={false}>
          <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
            <Tabs.Tab value="overview">Overview</Tabs.Tab>
            <Tabs.Tab value="settings">Settings</Tabs.Tab>
            <Tabs.Tab value="mapping">Mapping</Tabs.Tab>
            <Tabs.Tab value="runs">Sync runs</Tabs.Tab>
            <Tabs.Tab value="log">Stock log</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="overview">
            <OverviewTab connection={connection} />
          </Tabs.Panel>
          <Tabs.Panel value="settings">
            <Stack gap="lg">
              <StockShown connectionId={id} />
              <SettingsForm connection={connection} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="mapping">
            <MappingTab connection={connection} />
          </Tabs.Panel>
          <Tabs.Panel value="runs">
            <RunsTable connectionId={id} />
          </Tabs.Panel>
          <Tabs.Panel value="log">
            <SyncLogTable connectionId={id} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </>
  );
}
