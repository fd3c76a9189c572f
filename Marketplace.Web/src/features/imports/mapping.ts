import type { ImportField, ImportPreview } from '@/api/schema';

/** Our field name to the file's column name. */
export type Mapping = Record<string, string>;

export const missingFields = (fields: ImportField[], mapping: Mapping): ImportField[] =>
  fields.filter((field) => field.required && !mapping[field.name]);

/** A column may feed one field only: taking it for a field takes it from the one that had it. */
export function assign(mapping: Mapping, field: string, column: string | null): Mapping {
  const kept = Object.entries(mapping).filter(([name, taken]) => name !== field && taken !== column);
  return Object.fromEntries(column ? [...kept, [field, column]] : kept);
}

/** The first value of a column that is not empty, as an example of what it holds. */
export function exampleOf(preview: ImportPreview, column: string | undefined): string {
  const index = column === undefined ? -1 : preview.columns.indexOf(column);
  if (index < 0) return '';
  return preview.sampleRows.map((row) => row[index] ?? '').find((value) => value.trim() !== '') ?? '';
}

export const formatNames: Record<string, string> = {
  shopify: 'Shopify products',
  woocommerce: 'WooCommerce products',
  plain: 'Spreadsheet (CSV)',
};
