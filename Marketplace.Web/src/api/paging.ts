import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { api, type Query } from './client';
import type { Page } from './schema';

/** A keyset-paginated list, grown page by page; `items` is everything loaded so far. */
export function usePages<T>(queryKey: QueryKey, path: string, query: Query, limit = 50) {
  const result = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { ...query, limit, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
  return { ...result, items: result.data ?? none };
}

/** Stable, so that a table without data does not rebuild its rows on every render. */
const none: never[] = [];

/** Everything that matches, however many pages it takes; stops at `max`. */
export async function collectAll<T>(path: string, query: Query, max: number): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await api.get<Page<T>>(path, { ...query, limit: 200, after });
    items.push(...page.items);
    after = page.next;
  } while (after && items.length < max);
  return items.slice(0, max);
}
