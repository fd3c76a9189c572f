import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportDetail, ImportError } from '@/api/schema';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { LoadMore } from '@/components/grid/LoadMore';
import { useAllImportErrors, useImportErrors } from './api';
import { download, errorsCsv } from './errorsCsv';

const column = gridColumns<ImportError>();
const columns = column.columns([
  column.display({ id: 'row', header: 'Row', meta: { width: 80, align: 'right' }, cell: ({ row }) => row.original.row }),
  column.display({ id: 'column', header: 'Column', meta: { width: 180 }, cell: ({ row }) => row.original.column ?? '—' }),
  column.display({ id: 'value', header: 'Value', cell: ({ row }) => <code>{row.original.value}</code> }),
  column.display({ id: 'message', header: 'Problem', cell: ({ row }) => row.original.message }),
]);

export function ImportErrors({ detail }: { detail: ImportDetail }) {
  const errors = useImportErrors(detail.id);
  const all = useAllImportErrors(detail.id);
  const save = () => all.mutate(undefined, { onSuccess: (items) => download(`${detail.fileName}-errors.csv`, errorsCsv(items)) });
  return (
    <Stack component="section" aria-labelledby="errors" gap="sm">
      <Group justify="space-between">
        <Title order={2} id="errors">
          Rows with errors
        </Title>
        <Button variant="default" size="xs" leftSection={<IconDownload size={15} />} loading={all.isPending} onClick={save}>
          Download errors
        </Button>
      </Group>
      <DataGrid
        label="Rows with errors"
        rows={errors.items}
        columns={columns}
        rowId={(row) => `${row.row}/${row.column ?? ''}/${row.message}`}
        rowName={(row) => `row ${row.row}`}
        loading={errors.isPending}
        card={(row) => (
          <>
            <Text size="sm" fw={600}>
              Row {row.row} {row.column && `· ${row.column}`}
            </Text>
            <Text size="sm">{row.message}</Text>
          </>
        )}
        empty={null}
        footer={<LoadMore loaded={errors.items.length} pages={errors} />}
      />
    </Stack>
  );
}
