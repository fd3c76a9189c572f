import { Progress, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyncRunModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { LoadMore } from '@/components/grid/LoadMore';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { count, plural } from '@/format/numbers';
import { duration } from '@/format/time';
import { words } from '@/format/words';
import { useSyncRuns } from './api';
import { CancelRun } from './CancelRun';
import { RunIssues } from './RunIssues';

const column = gridColumns<SyncRunModel>();

function Outcome({ run }: { run: SyncRunModel }) {
  return (
    <>
      <Text size="sm">
        {count(run.created)} new, {count(run.updated)} updated, {count(run.unchanged)} unchanged
        {run.failed > 0 && (
          <Text span c="red">
            , {count(run.failed)} failed
          </Text>
        )}
      </Text>
      {run.state === 'running' && run.expected !== null && run.expected > 0 && (
        <Progress value={(run.records / run.expected) * 100} size="sm" animated aria-label={`${run.records} of ${run.expected} records`} />
      )}
      {run.state === 'running' && <CancelRun run={run} />}
      {run.error && (
        <Text size="xs" c="red">
          {run.error}
        </Text>
      )}
    </>
  );
}

const columns = column.columns([
  column.display({ id: 'kind', header: 'What', cell: ({ row }) => words(row.original.kind) }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <StateBadge state={row.original.state} /> }),
  column.display({ id: 'outcome', header: 'Records', cell: ({ row }) => <Outcome run={row.original} /> }),
  column.display({ id: 'trigger', header: 'Started by', cell: ({ row }) => words(row.original.trigger) }),
  column.display({ id: 'when', header: 'When', cell: ({ row }) => <RelativeTime at={row.original.startedAt} /> }),
  column.display({
    id: 'took',
    header: 'Took',
    meta: { align: 'right' },
    cell: ({ row }) => (row.original.finishedAt ? duration(row.original.startedAt, row.original.finishedAt) : '…'),
  }),
]);

/** Runs of one connection, or of all; opening one shows the records that could not be mapped. */
export function RunsTable({ connectionId }: { connectionId: string | null }) {
  const runs = useSyncRuns(connectionId);
  const [open, setOpen] = useState<SyncRunModel | null>(null);
  return (
    <>
      <DataGrid
        label="Sync runs"
        rows={runs.items}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.kind} run`}
        loading={runs.isPending}
        withOpenButton
        onOpen={setOpen}
        card={(row) => (
          <>
            <Text size="sm" fw={600}>
              {words(row.kind)} <StateBadge state={row.state} />
            </Text>
            <Outcome run={row} />
            <Text size="xs" c="dimmed">
              <RelativeTime at={row.startedAt} />
            </Text>
          </>
        )}
        empty={
          <EmptyState
            icon={IconRefresh}
            title="No runs yet"
            description="Each time something is fetched from a channel, the run is kept here."
          />
        }
        footer={<LoadMore loaded={runs.items.length} pages={runs} />}
      />
      {open && (
        <RunIssues
          run={open}
          title={`${words(open.kind)}: ${plural(open.failed, 'record')} not taken over`}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
