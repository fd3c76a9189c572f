import { describe, expect, it } from 'vitest';
import { combine, dimensionsOf } from './optionGenerator';
import { newVariant } from './productForm';

const option = (name: string, value: string) => ({ name, value });
const size = (values: string[]) => ({ key: 'size', name: 'Size', values });
const colour = (values: string[]) => ({ key: 'colour', name: 'Colour', values });

describe('the option generator', () => {
  it('makes one variant per combination, priced like the first', () => {
    const made = combine([size(['S', 'M']), colour(['Red', 'Blue'])], [{ ...newVariant(), price: 20 }]);
    expect(made.map((variant) => variant.options.map(({ value }) => value).join('/'))).toEqual(['S/Red', 'S/Blue', 'M/Red', 'M/Blue']);
    expect(made.every((variant) => variant.price === 20 && variant.id === null)).toBe(true);
  });

  it('keeps the variant of a combination that exists, whatever the order of its options', () => {
    const kept = { ...newVariant([option('Colour', 'Red'), option('Size', 'S')]), id: 'v1', sku: 'KEEP' };
    const made = combine([size(['S', 'M']), colour(['Red'])], [kept]);
    expect(made.map((variant) => variant.id)).toEqual(['v1', null]);
    expect(made[0]?.sku).toBe('KEEP');
  });

  it('leaves one plain variant when there are no options left', () => {
    const made = combine([size([])], [{ ...newVariant([option('Size', 'S')]), id: 'v1' }, newVariant([option('Size', 'M')])]);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ id: 'v1', options: [] });
  });

  it('reads the dimensions of the variants there are', () => {
    const variants = [newVariant([option('Size', 'S')]), newVariant([option('Size', 'M')]), newVariant([option('Size', 'S')])];
    expect(dimensionsOf(variants)).toEqual([{ key: 'Size', name: 'Size', values: ['S', 'M'] }]);
  });
});
