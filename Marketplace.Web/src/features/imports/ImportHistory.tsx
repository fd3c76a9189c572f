import { Anchor, Group, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { ImportDetail } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { LoadMore } from '@/components/grid/LoadMore';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { count } from '@/format/numbers';
import { useImports } from './api';
import { formatNames } from './mapping';

const column = gridColumns<ImportDetail>();

function FileName({ row }: { row: ImportDetail }) {
  return (
    <>
      <Anchor component={Link} to={`/imports/${row.id}`} size="sm" fw={550} c="var(--mantine-color-text)">
        {row.fileName}
      </Anchor>
      <Text size="xs" c="dimmed">
        {formatNames[row.format] ?? row.format}
      </Text>
    </>
  );
}

const number = (id: string, header: string, value: (row: ImportDetail) => number) =>
  column.display({
    id,
    header,
    meta: { align: 'right' },
    cell: ({ row }) => <span className="numeric">{count(value(row.original))}</span>,
  });

const columns = column.columns([
  column.display({ id: 'file', header: 'File', cell: ({ row }) => <FileName row={row.original} /> }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <StateBadge state={row.original.state} /> }),
  number('created', 'New products', (row) => row.productsCreated),
  number('updated', 'Updated', (row) => row.productsUpdated),
  number('failed', 'Rows with errors', (row) => row.rowsFailed),
  column.display({ id: 'when', header: 'When', cell: ({ row }) => <RelativeTime at={row.original.createdAt} /> }),
]);

export function ImportHistory() {
  const imports = useImports();
  const navigate = useNavigate();
  return (
    <DataGrid
      label="Past imports"
      rows={imports.items}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.fileName}
      loading={imports.isPending}
      onOpen={(row) => void navigate(`/imports/${row.id}`)}
      card={(row) => (
        <Group justify="space-between" wrap="nowrap">
          <div>
            <FileName row={row} />
          </div>
          <StateBadge state={row.state} />
        </Group>
      )}
      empty={<EmptyState icon={IconFileImport} title="No imports yet" description="Files you import are kept here with their results." />}
      footer={<LoadMore loaded={imports.items.length} pages={imports} />}
    />
  );
}
