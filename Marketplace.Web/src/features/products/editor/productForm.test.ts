import { describe, expect, it } from 'vitest';
import { moved } from './moved';
import { emptyProduct, newVariant, toInput } from './productForm';
import { validateProduct } from './validateProduct';

describe('the product form', () => {
  it('sends what is empty as null, and stock only for new variants', () => {
    const values = {
      ...emptyProduct(),
      title: ' Shirt ',
      vendor: ' ',
      variants: [
        { ...newVariant(), price: 5, onHand: 3 },
        { ...newVariant(), id: 'v', price: 6, onHand: 9 },
      ],
    };
    const input = toInput(values, 4);
    expect(input).toMatchObject({ title: 'Shirt', vendor: null, version: 4 });
    expect(input.variants.map(({ onHand }) => onHand)).toEqual([3, null]);
    expect(input.variants[0]).toMatchObject({ sku: null, compareAtPrice: null });
  });

  it('drops attributes without a name', () => {
    const attributes = [
      { key: '1', name: 'Material ', value: 'Cotton' },
      { key: '2', name: ' ', value: 'lost' },
    ];
    expect(toInput({ ...emptyProduct(), attributes }, null).attributes).toEqual({ Material: 'Cotton' });
  });

  it('says what is missing at the field where it is missing', () => {
    const variants = [
      { ...newVariant(), sku: 'A', price: 1 },
      { ...newVariant(), sku: 'A' },
    ];
    expect(validateProduct({ ...emptyProduct(), variants })).toEqual({
      title: 'Give the product a title.',
      'variants.1.price': 'Enter a price.',
      'variants.1.sku': 'Used twice here.',
    });
  });
});

describe('reordering', () => {
  it('moves one item and leaves the list alone where there is nothing to move', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(list, 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(list, 0, 3)).toBe(list);
    expect(moved(list, 1, 1)).toBe(list);
  });
});
