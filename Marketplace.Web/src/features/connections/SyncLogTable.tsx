import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { SyncLogModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { LoadMore } from '@/components/grid/LoadMore';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { useSyncLog } from './api';

const column = gridColumns<SyncLogModel>();
const actions: Record<string, string> = { push: 'Sent to the channel', pull: 'Taken from the channel', none: 'No change' };
const quantity = (value: number | null) => value ?? '—';

const columns = column.columns([
  column.display({ id: 'sku', header: 'SKU', cell: ({ row }) => row.original.sku ?? '—' }),
  column.display({ id: 'action', header: 'Decision', cell: ({ row }) => actions[row.original.action] ?? row.original.action }),
  column.display({
    id: 'result',
    header: 'Result',
    cell: ({ row }) => (
      <>
        <StateBadge state={row.original.result} />
        {row.original.error && (
          <Text size="xs" c="red">
            {row.original.error}
          </Text>
        )}
      </>
    ),
  }),
  column.display({ id: 'here', header: 'Here', meta: { align: 'right' }, cell: ({ row }) => quantity(row.original.localQuantity) }),
  column.display({ id: 'there', header: 'There', meta: { align: 'right' }, cell: ({ row }) => quantity(row.original.remoteQuantity) }),
  column.display({ id: 'when', header: 'When', cell: ({ row }) => <RelativeTime at={row.original.createdAt} /> }),
]);

/** Every decision about stock, with both quantities. */
export function SyncLogTable({ connectionId }: { connectionId: string }) {
  const log = useSyncLog(connectionId);
  return (
    <DataGrid
      label="Stock log"
      rows={log.items}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.sku ?? 'entry'}
      loading={log.isPending}
      card={(row) => (
        <>
          <Text size="sm" fw={600}>
            {row.sku ?? '—'} <StateBadge state={row.result} />
          </Text>
          <Text size="sm">
            {actions[row.action] ?? row.action}: {quantity(row.localQuantity)} here, {quantity(row.remoteQuantity)} there
          </Text>
          {row.error && (
            <Text size="xs" c="red">
              {row.error}
            </Text>
          )}
        </>
      )}
      empty={
        <EmptyState icon={IconHistory} title="Nothing yet" description="Each time stock is compared or sent, the decision is kept here." />
      }
      footer={<LoadMore loaded={log.items.length} pages={log} />}
    />
  );
}
