import { describe, expect, it } from 'vitest';
import { money, priceRange } from './money';
import { bytes, percent, plural, signed } from './numbers';
import { ago, duration, every, shortDay } from './time';
import { label, words } from './words';

describe('money', () => {
  it('is written in its own currency', () => {
    expect(money(12.5, 'USD')).toBe('$12.50');
    expect(money(1200, 'JPY')).toBe('¥1,200');
    expect(money(null, 'USD')).toBe('—');
  });

  it('is a range only where the prices differ', () => {
    expect(priceRange(10, 10, 'USD')).toBe('$10.00');
    expect(priceRange(10, 25, 'USD')).toBe('$10.00 – $25.00');
    expect(priceRange(null, null, 'USD')).toBe('—');
  });
});

describe('numbers', () => {
  it('agree with their noun', () => {
    expect(plural(1, 'product')).toBe('1 product');
    expect(plural(1200, 'product')).toBe('1,200 products');
  });

  it('are signed as movements', () => {
    expect([signed(3), signed(-2), signed(0)]).toEqual(['+3', '−2', '0']);
  });

  it('are bytes in the unit that fits', () => {
    expect([bytes(900), bytes(7515), bytes(200 * 1024 * 1024)]).toEqual(['900 B', '7.3 kB', '200 MB']);
  });

  it('are never more than all', () => {
    expect([percent(0.434), percent(1.2)]).toEqual(['43 %', '100 %']);
  });
});

describe('time', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');

  it('is told from now', () => {
    expect(ago('2026-11-20T11:59:50Z', now)).toBe('just now');
    expect(ago('2026-11-20T11:57:00Z', now)).toBe('3 minutes ago');
    expect(ago('2026-11-20T14:00:00Z', now)).toBe('in 2 hours');
    expect(ago('2026-11-19T11:00:00Z', now)).toBe('yesterday');
    expect(ago('2026-11-20T12:00:30Z', now)).toBe('in a moment');
  });

  it('is a duration in two units at most', () => {
    expect(duration('2026-11-20T12:00:00Z', '2026-11-20T12:00:00.850Z')).toBe('850 ms');
    expect(duration('2026-11-20T12:00:00Z', '2026-11-20T12:03:20Z')).toBe('3 min 20 s');
    expect(duration('2026-11-20T12:00:00Z', '2026-11-20T12:02:00Z')).toBe('2 min');
  });

  it('is a schedule in the largest whole unit', () => {
    expect([every(30), every(60), every(120), every(1440)]).toEqual(['every 30 minutes', 'every hour', 'every 2 hours', 'every day']);
  });

  it('is a calendar day, wherever the reader is', () => {
    expect(shortDay('2026-11-01')).toBe('Nov 1');
  });
});

describe('words', () => {
  it('are made of the values of the API', () => {
    expect([words('low_stock'), words('soldOut'), label('push_stock')]).toEqual(['Low stock', 'Sold out', 'Stock update']);
  });
});
