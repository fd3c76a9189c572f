import { createColumnHelper, metaHelper, tableFeatures, type ColumnDef, type RowData } from '@tanstack/react-table';

interface GridColumnMeta {
  align?: 'right';
  width?: number;
  /** The value of `?sort=` for ascending order; descending is the same with a minus. */
  sort?: string;
}

export const gridFeatures = tableFeatures({ columnMeta: metaHelper<GridColumnMeta>() });

export type GridColumn<T extends RowData> = ColumnDef<typeof gridFeatures, T>;

export const gridColumns = <T extends RowData>() => createColumnHelper<typeof gridFeatures, T>();
