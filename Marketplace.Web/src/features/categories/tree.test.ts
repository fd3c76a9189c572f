import { expect, it } from 'vitest';
import type { CategoryModel } from '@/api/schema';
import { categoryChoices } from './categoryChoices';
import { inTreeOrder, withDescendants } from './tree';

const category = (id: string, parentId: string | null, sortOrder = 0): CategoryModel => ({
  id,
  parentId,
  name: id,
  slug: id,
  description: null,
  imageUrl: null,
  sortOrder,
  productCount: 0,
});

const all = [
  category('Shirts', 'Clothing', 2),
  category('Home', null),
  category('Clothing', null),
  category('Coats', 'Clothing', 1),
  category('Silk', 'Shirts'),
];

it('puts every category below its parent', () => {
  expect(inTreeOrder(all).map(({ category: { name }, depth }) => `${'-'.repeat(depth)}${name}`)).toEqual([
    'Clothing',
    '-Coats',
    '-Shirts',
    '--Silk',
    'Home',
  ]);
});

it('names a category by its whole path', () => {
  expect(categoryChoices(all).map(({ label }) => label)).toEqual([
    'Clothing',
    'Clothing / Coats',
    'Clothing / Shirts',
    'Clothing / Shirts / Silk',
    'Home',
  ]);
});

it('knows what is inside a category', () => {
  expect(withDescendants(all, 'Clothing')).toEqual(new Set(['Clothing', 'Coats', 'Shirts', 'Silk']));
});
