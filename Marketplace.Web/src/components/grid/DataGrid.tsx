import { Paper } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { GridCards } from './GridCards';
import { GridSkeleton } from './GridSkeleton';
import { GridTable } from './GridTable';
import type { GridColumn } from './gridFeatures';
import classes from './DataGrid.module.css';

export interface GridSelection {
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  page: 'all' | 'some' | 'none';
  togglePage: () => void;
}

export interface DataGridProps<T extends RowData> {
  label: string;
  rows: T[];
  columns: GridColumn<T>[];
  rowId: (row: T) => string;
  rowName: (row: T) => string;
  /** The row as a card, where the screen is too narrow for columns. */
  card: (row: T) => ReactNode;
  loading: boolean;
  empty: ReactNode;
  onOpen?: (row: T) => void;
  /** For rows without a link of their own. */
  withOpenButton?: boolean;
  selection?: GridSelection;
  sort?: { value: string; onChange: (sort: string) => void };
  footer?: ReactNode;
}

/** A table on wide screens, a list of cards on a phone. */
export function DataGrid<T extends RowData>(props: DataGridProps<T>) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <Paper className={classes.frame}>
      {props.loading ? (
        <GridSkeleton />
      ) : props.rows.length === 0 ? (
        props.empty
      ) : narrow ? (
        <GridCards {...props} />
      ) : (
        <GridTable {...props} />
      )}
      {props.footer}
    </Paper>
  );
}
