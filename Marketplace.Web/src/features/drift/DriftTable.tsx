import { Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { QueryProblem } from '@/components/QueryProblem';
import { isSelected, loadedState, nothing, toggle, toggleLoaded } from '@/features/products/selection';
import { plural } from '@/format/numbers';
import { useDrifts } from './api';
import { DecideButtons } from './DecideButtons';
import { DriftCard, driftColumns } from './driftColumns';

interface DriftTableProps {
  /** `standing` can be decided, `closed` is history. */
  state: 'standing' | 'closed';
  connectionId: string | null;
}

export function DriftTable({ state, connectionId }: DriftTableProps) {
  const drifts = useDrifts({ state, connectionId });
  const [selection, setSelection] = useState(nothing);
  const open = drifts.items.filter((drift) => drift.state === 'open').map((drift) => drift.id);
  const chosen = open.filter((id) => isSelected(selection, id));
  if (drifts.isError) return <QueryProblem error={drifts.error} retry={drifts.refetch} />;
  return (
    <Stack gap="sm">
      {open.length > 0 && (
        <Group justify="space-between">
          <Text size="sm" aria-live="polite">
            {chosen.length > 0 ? `${plural(chosen.length, 'difference')} selected` : `${plural(open.length, 'difference')} to decide`}
          </Text>
          <DecideButtons ids={chosen.length > 0 ? chosen : open} name="all that are shown" onDone={() => setSelection(nothing)} />
        </Group>
      )}
      <DataGrid
        label={state === 'standing' ? 'Differences' : 'Differences that are closed'}
        rows={drifts.items}
        columns={driftColumns}
        rowId={(row) => row.id}
        rowName={(row) => `${row.field} of ${row.sku ?? row.listingTitle}`}
        card={(row) => <DriftCard drift={row} />}
        loading={drifts.isPending}
        {...(state === 'standing' && {
          selection: {
            has: (id: string) => isSelected(selection, id),
            toggle: (id: string) => setSelection(toggle(selection, id)),
            page: loadedState(selection, open),
            togglePage: () => setSelection(toggleLoaded(selection, open)),
          },
        })}
        empty={
          <EmptyState
            icon={IconCircleCheck}
            title={state === 'standing' ? 'Both sides agree' : 'Nothing yet'}
            description="Stock, prices and states are compared with every sync. What differs is shown here with its cause."
          />
        }
        footer={<LoadMore loaded={drifts.items.length} pages={drifts} />}
      />
    </Stack>
  );
}
