import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '@/api/schema';
import { errorsCsv } from './errorsCsv';
import { assign, exampleOf, missingFields } from './mapping';

const fields = [
  { name: 'title', label: 'Title', required: true },
  { name: 'price', label: 'Price', required: true },
  { name: 'sku', label: 'SKU', required: false },
];

describe('the column mapping', () => {
  it('lists the required fields that have no column', () => {
    expect(missingFields(fields, { title: 'Name' }).map((field) => field.name)).toEqual(['price']);
    expect(missingFields(fields, { title: 'Name', price: 'Cost' })).toEqual([]);
  });

  it('gives a column to one field only', () => {
    expect(assign({ title: 'Name', sku: 'Code' }, 'title', 'Code')).toEqual({ title: 'Code' });
    expect(assign({ title: 'Name' }, 'title', null)).toEqual({});
  });

  it('shows the first value that is there as the example', () => {
    const preview: ImportPreview = {
      format: 'plain',
      columns: ['Name', 'Code'],
      mapping: {},
      fields,
      sampleRows: [
        ['A', ''],
        ['B', 'X-1'],
      ],
      warnings: [],
    };
    expect(exampleOf(preview, 'Code')).toBe('X-1');
    expect(exampleOf(preview, 'Elsewhere')).toBe('');
    expect(exampleOf(preview, undefined)).toBe('');
  });
});

describe('the errors file', () => {
  it('quotes what CSV needs quoted and disarms formulas', () => {
    const csv = errorsCsv([
      { row: 7, column: 'Price', value: '12,50 €', message: 'Say "12.50".' },
      { row: 8, column: null, value: '=HYPERLINK("http://x")', message: 'No.' },
    ]);
    expect(csv).toBe('Row,Column,Value,Problem\r\n7,Price,"12,50 €","Say ""12.50""."\r\n8,,"\'=HYPERLINK(""http://x"")",No.\r\n');
  });
});
