import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import { staleAfter } from './events';
import { createInvalidator } from './invalidator';

describe('a live event', () => {
  it('makes stale what it is about', () => {
    expect(staleAfter({ type: 'order.changed', id: 'o1' })).toEqual([
      keys.orders.lists,
      keys.orders.one('o1'),
      keys.oversells.all,
      keys.home,
    ]);
    expect(staleAfter({ type: 'publish.progress', id: 'c1' })).toEqual([keys.listings.progress]);
    expect(staleAfter({ type: 'inventory.changed' })).toContainEqual(keys.inventory.all);
  });

  it('of an unknown type changes nothing', () => {
    expect(staleAfter({ type: 'something.new', id: 'x' })).toEqual([]);
  });
});

describe('the invalidator', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers a burst of events with one round of fetches', () => {
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    const invalidator = createInvalidator(client, 300);
    for (let i = 0; i < 50; i++) invalidator.add({ type: 'listing.changed', id: 'l1' });
    expect(invalidate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(invalidate.mock.calls.map(([filter]) => filter?.queryKey)).toEqual(staleAfter({ type: 'listing.changed', id: 'l1' }));
  });

  it('starts a new round after the one before, and none after it was stopped', () => {
    const client = new QueryClient();
    const invalidate = vi.spyOn(client, 'invalidateQueries');
    const invalidator = createInvalidator(client, 300);
    invalidator.add({ type: 'publish.progress', id: 'c1' });
    vi.advanceTimersByTime(300);
    invalidator.add({ type: 'publish.progress', id: 'c1' });
    vi.advanceTimersByTime(300);
    expect(invalidate).toHaveBeenCalledTimes(2);
    invalidator.add({ type: 'publish.progress', id: 'c1' });
    invalidator.stop();
    vi.advanceTimersByTime(300);
    expect(invalidate).toHaveBeenCalledTimes(2);
  });
});
