import { expect, it } from 'vitest';
import { groupRefusals } from './refusals';

const field = (name: string, label: string) => ({ name, label, kind: 'choice', required: true, help: null, choices: [] });

it('names what the shop lacks once, and per product what is its own', () => {
  const refused = [
    { connectionId: 'c1', productId: 'p1', title: 'Mug', field: 'images', message: 'Needs a picture.' },
    { connectionId: 'c1', productId: 'p1', title: 'Mug', field: 'whoMade', message: 'Choose this for your shop first.' },
    { connectionId: 'c1', productId: 'p1', title: 'Mug', field: 'price', message: 'Needs a price.' },
    { connectionId: 'c1', productId: 'p2', title: 'Bag', field: 'whoMade', message: 'Choose this for your shop first.' },
  ];
  expect(groupRefusals(refused, [field('whoMade', 'Who made it')])).toEqual({
    choices: ['Who made it'],
    products: [{ id: 'p1', title: 'Mug', messages: ['Needs a picture.', 'Needs a price.'] }],
    count: 2,
  });
});
