import { expect, it } from 'vitest';
import { endOfDay, startOfDay } from './days';

const noon = new Date(2026, 10, 20, 12);

it('starts at once without a day, and today', () => {
  expect(startOfDay('', noon)).toBeNull();
  expect(startOfDay('2026-11-20', noon)).toBeNull();
});

it('runs from the first to the last second of the chosen days', () => {
  expect(startOfDay('2026-11-21', noon)).toBe(new Date(2026, 10, 21).toISOString());
  expect(endOfDay('2026-11-30')).toBe(new Date(2026, 10, 30, 23, 59, 59).toISOString());
  expect(endOfDay('')).toBeNull();
});
