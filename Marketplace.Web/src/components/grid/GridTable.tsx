import { Checkbox, Table, VisuallyHidden } from '@mantine/core';
import { useTable, type RowData } from '@tanstack/react-table';
import type { DataGridProps } from './DataGrid';
import classes from './DataGrid.module.css';
import { gridFeatures } from './gridFeatures';
import { isControl } from './isControl';
import { OpenButton } from './OpenButton';
import { SortHeader } from './SortHeader';

export function GridTable<T extends RowData>({
  label,
  rows,
  columns,
  rowId,
  rowName,
  selection,
  sort,
  onOpen,
  withOpenButton,
}: DataGridProps<T>) {
  const table = useTable({ features: gridFeatures, columns, data: rows, getRowId: rowId });
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={`${label}, scrollable`}>
      <Table highlightOnHover className={classes.table} aria-label={label}>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {selection && (
                <Table.Th w={44}>
                  <Checkbox
                    aria-label="Select all loaded"
                    checked={selection.page === 'all'}
                    indeterminate={selection.page === 'some'}
                    onChange={selection.togglePage}
                  />
                </Table.Th>
              )}
              {group.headers.map((header) => {
                const meta = header.column.columnDef.meta;
                return (
                  <Table.Th
                    key={header.id}
                    ta={meta?.align}
                    w={meta?.width}

                    aria-sort={ariaSort(meta?.sort, sort?.value)}
                  >
                    {meta?.sort && sort ? (
                      <SortHeader field={meta.sort} sort={sort}>
                        <table.FlexRender header={header} />
                      </SortHeader>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </Table.Th>
                );
              })}
              {withOpenButton && (
                <Table.Th w={52}>
                  <VisuallyHidden>Open</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map((row) => (
            <Table.Tr
              key={row.id}
              className={classes.row}
              data-open={onOpen ? true : undefined}
              data-selected={selection?.has(row.id) ? true : undefined}
              onClick={(event) => {
                if (onOpen && !isControl(event.target)) onOpen(row.original);
              }}
            >
              {selection && (
                <Table.Td>
                  <Checkbox
                    aria-label={`Select ${rowName(row.original)}`}
                    checked={selection.has(row.id)}
                    onChange={() => selection.toggle(row.id)}
                  />
                </Table.Td>
              )}
              {row.getAllCells().map((cell) => (
                <Table.Td key={cell.id} ta={cell.column.columnDef.meta?.align}>
                  <table.FlexRender cell={cell} />
                </Table.Td>
              ))}
              {withOpenButton && onOpen && (
                <Table.Td>
                  <OpenButton name={rowName(row.original)} onClick={() => onOpen(row.original)} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ariaSort(field: string | undefined, sort: string | undefined) {
  if (!field || !sort) return undefined;
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : 'none';
}
