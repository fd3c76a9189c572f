import type { ImportError } from '@/api/schema';

/** The errors as a CSV that a spreadsheet opens without running anything that a cell says. */
export function errorsCsv(errors: ImportError[]): string {
  const rows = errors.map((error) => [String(error.row), error.column ?? '', error.value ?? '', error.message]);
  return [['Row', 'Column', 'Value', 'Problem'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
