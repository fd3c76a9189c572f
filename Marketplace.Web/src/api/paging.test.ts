import { afterEach, expect, it, vi } from 'vitest';
import { collectAll } from './paging';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('collects every page by following next, and stops at the limit', async () => {
  const pages: Record<string, unknown> = {
    '': { items: [1, 2], next: 'b' },
    b: { items: [3, 4], next: 'c' },
    c: { items: [5], next: null },
  };
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    const after = new URL(address, 'http://app').searchParams.get('after') ?? '';
    asked.push(after);
    return Promise.resolve(Response.json(pages[after]));
  });

  await expect(collectAll<number>('/api/numbers', {}, 100)).resolves.toEqual([1, 2, 3, 4, 5]);
  expect(asked).toEqual(['', 'b', 'c']);
  await expect(collectAll<number>('/api/numbers', {}, 3)).resolves.toEqual([1, 2, 3]);
});
