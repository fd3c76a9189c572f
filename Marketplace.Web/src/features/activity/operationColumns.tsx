import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { OperationModel } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { label } from '@/format/words';

const column = gridColumns<OperationModel>();

/** Where the seller mends what the operation is about. */
function target(operation: OperationModel): string | null {
  if (operation.orderId) return `/orders/${operation.orderId}`;
  return operation.listingId ? `/listings?open=${operation.listingId}` : null;
}

export function OperationSubject({ operation }: { operation: OperationModel }) {
  const to = target(operation);
  const subject = operation.subject ?? 'Unnamed';
  return (
    <div>
      {to ? (
        <Anchor component={Link} to={to} size="sm" fw={550} c="var(--mantine-color-text)" lineClamp={1}>
          {subject}
        </Anchor>
      ) : (
        <Text size="sm" fw={550} lineClamp={1}>
          {subject}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {label(operation.kind)} · {operation.connectionName}
      </Text>
    </div>
  );
}

export function OperationError({ operation }: { operation: OperationModel }) {
  if (!operation.lastError) return null;
  return (
    <Text size="sm" c={operation.state === 'dead' ? 'red' : 'dimmed'}>
      {operation.errorField && <strong>{label(operation.errorField)}: </strong>}
      {operation.lastError}
    </Text>
  );
}

export const operationColumns = column.columns([
  column.display({ id: 'subject', header: 'Change', cell: ({ row }) => <OperationSubject operation={row.original} /> }),
  column.display({ id: 'error', header: 'What happened', cell: ({ row }) => <OperationError operation={row.original} /> }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <StateBadge state={row.original.state} /> }),
  column.display({
    id: 'tries',
    header: 'Tries',
    meta: { align: 'right' },
    cell: ({ row }) => `${row.original.attempts} of ${row.original.maxAttempts}`,
  }),
  column.display({
    id: 'when',
    header: 'When',
    cell: ({ row: { original } }) => (
      <Text span size="sm" c="dimmed">
        <RelativeTime at={original.finishedAt ?? original.createdAt} />
        {original.state === 'pending' && original.notBefore && Date.parse(original.notBefore) > Date.parse(original.createdAt) && (
          <>
            , next try <RelativeTime at={original.notBefore} />
          </>
        )}
      </Text>
    ),
  }),
]);

export function OperationCard({ operation }: { operation: OperationModel }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <OperationSubject operation={operation} />
        <StateBadge state={operation.state} />
      </Group>
      <OperationError operation={operation} />
      <Text size="xs" c="dimmed" mt={4}>
        Try {operation.attempts} of {operation.maxAttempts} · <RelativeTime at={operation.finishedAt ?? operation.createdAt} />
      </Text>
    </>
  );
}
