import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { staleAfter, type SellerEvent } from './events';

/**
 * A publish of a thousand products sends thousands of events; fetching after each would load the server for nothing.
 * Events of a short window are answered by one round of fetches.
 */
export function createInvalidator(client: QueryClient, windowMs = 300) {
  const waiting = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    const due = [...waiting.values()];
    waiting.clear();
    for (const queryKey of due) void client.invalidateQueries({ queryKey });
  };

  return {
    add(event: SellerEvent) {
      for (const key of staleAfter(event)) waiting.set(hashKey(key), key);
      if (waiting.size > 0) timer ??= setTimeout(flush, windowMs);
    },
    stop() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
