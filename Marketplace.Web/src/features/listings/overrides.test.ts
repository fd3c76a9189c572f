import { expect, it } from 'vitest';
import { overridesOf, toUpdate } from './overrides';

it('reads overrides of any shape as a form, empty where the listing follows its product', () => {
  expect(overridesOf({ price: 49, settings: { whoMade: 'i_did' } })).toEqual({
    title: '',
    description: '',
    price: 49,
    settings: { whoMade: 'i_did' },
  });
  expect(overridesOf(null)).toEqual({ title: '', description: '', price: '', settings: {} });
  expect(overridesOf({ price: 'odd' })).toEqual({ title: '', description: '', price: '', settings: {} });
});

it('sends null for what follows the product again', () => {
  expect(toUpdate({ title: ' ', description: 'Soft', price: '', settings: { whoMade: null, whenMade: '' } })).toEqual({
    title: null,
    description: 'Soft',
    price: null,
    settings: null,
  });
});
