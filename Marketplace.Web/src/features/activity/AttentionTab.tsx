import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { ConfirmModal } from '@/components/ConfirmModal';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { QueryProblem } from '@/components/QueryProblem';
import { isSelected, loadedState, nothing, toggle, toggleLoaded } from '@/features/products/selection';
import { plural } from '@/format/numbers';
import { useDismiss, useOperations, useReplay } from './api';
import { OperationCard, operationColumns } from './operationColumns';

/** The changes that gave up: mend the cause, then send them again, or let them go. */
export function AttentionTab({ connectionId }: { connectionId: string | null }) {
  const operations = useOperations({ state: 'dead', connectionId });
  const replay = useReplay();
  const dismiss = useDismiss();
  const [selection, setSelection] = useState(nothing);
  const [asking, setAsking] = useState(false);
  const loaded = operations.items.map((operation) => operation.id);
  const chosen = loaded.filter((id) => isSelected(selection, id));
  // Everything, also what is not loaded; of one connection only what is shown.
  const rest = connectionId ? loaded : null;
  const meant = chosen.length > 0 ? chosen : rest;
  const clear = () => setSelection(nothing);

  if (operations.isError) return <QueryProblem error={operations.error} retry={operations.refetch} />;
  return (
    <Stack gap="sm">
      {loaded.length > 0 && (
        <Group justify="space-between">
          <Text size="sm" aria-live="polite">
            {chosen.length > 0 ? `${plural(chosen.length, 'change')} selected` : `${plural(loaded.length, 'change')} gave up`}
          </Text>
          <Group gap="xs">
            <Button
              size="xs"
              leftSection={<IconPlayerPlay size={15} />}
              loading={replay.isPending}
              onClick={() => replay.mutate(meant, { onSuccess: clear })}
            >
              {chosen.length > 0 ? 'Replay selected' : 'Replay all'}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconX size={15} />}
              loading={dismiss.isPending}
              onClick={() => (chosen.length > 0 ? dismiss.mutate(chosen, { onSuccess: clear }) : setAsking(true))}
            >
              {chosen.length > 0 ? 'Dismiss selected' : 'Dismiss all'}
            </Button>
          </Group>
        </Group>
      )}
      <DataGrid
        label="Changes that need attention"
        rows={operations.items}
        columns={operationColumns}
        rowId={(row) => row.id}
        rowName={(row) => row.subject ?? row.kind}
        card={(row) => <OperationCard operation={row} />}
        loading={operations.isPending}
        selection={{
          has: (id) => isSelected(selection, id),
          toggle: (id) => setSelection(toggle(selection, id)),
          page: loadedState(selection, loaded),
          togglePage: () => setSelection(toggleLoaded(selection, loaded)),
        }}
        empty={
          <EmptyState
            icon={IconCircleCheck}
            title="Nothing needs you"
            description="What a channel refuses for good shows up here, with the reason and what to do."
          />
        }
        footer={<LoadMore loaded={loaded.length} pages={operations} />}
      />
      <ConfirmModal
        opened={asking}
        title="Dismiss everything that gave up?"
        confirmLabel="Dismiss all"
        busy={dismiss.isPending}
        onConfirm={() => dismiss.mutate(meant, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        The channels will not be told of these changes. Each stays in the activity, as dismissed.
      </ConfirmModal>
    </Stack>
  );
}
