import { expect, it } from 'vitest';
import { applyPriceRule } from './priceRule';

it.each([
  [12.5, { percent: 8, add: 0, ending: 0.99 }, 13.99],
  [13.99, { percent: 0, add: 0, ending: 0.99 }, 13.99],
  [14, { percent: 0, add: 0, ending: 0.99 }, 14.99],
  [10, { percent: 12.5, add: 1, ending: null }, 12.25],
  [10, { percent: -20, add: 0, ending: 0 }, 8],
  [1, { percent: 0, add: -5, ending: null }, 0.01],
  [0, { percent: 8, add: 3, ending: 0.99 }, 0],
])('makes of %d what the server makes of it', (price, rule, expected) => {
  expect(applyPriceRule(price, rule)).toBe(expected);
});
