import { expect, test } from 'vitest';
import { bundlesFrom } from './components';

test('as many bundles as the scarcest component allows', () => {
  expect(
    bundlesFrom([
      { quantity: 1, available: 4 },
      { quantity: 2, available: 5 },
    ]),
  ).toBe(2);
});

test('nothing makes no bundle', () => expect(bundlesFrom([])).toBe(0));
