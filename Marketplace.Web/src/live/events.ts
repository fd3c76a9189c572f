import type { QueryKey } from '@tanstack/react-query';
import { z } from '@/api/zod';
import { keys } from '@/api/keys';

/** What the hub `/hubs/seller` sends by its method `event`. */
export const sellerEventSchema = z.object({ type: z.string(), id: z.string().nullish(), data: z.unknown().optional() });
export type SellerEvent = z.infer<typeof sellerEventSchema>;

const stale: Record<string, (id: string | null) => QueryKey[]> = {
  'import.progress': (id) => [id ? keys.imports.one(id) : keys.imports.all, keys.imports.list],
  'product.changed': (id) => [keys.products.lists, id ? keys.products.one(id) : keys.products.all, keys.home],
  'image.changed': (id) => [keys.products.lists, id ? keys.products.one(id) : keys.products.all, keys.imports.all],
  'connection.changed': () => [keys.connections.all, keys.home],
  'sync.progress': () => [keys.connections.all, keys.syncRuns.all, keys.syncLog.all, keys.drift.all],
  'alert.changed': () => [keys.alerts.all, keys.home],
  'drift.changed': () => [keys.drift.all, keys.home],
  'listing.changed': (id) => [keys.listings.lists, id ? keys.listings.one(id) : keys.listings.all, keys.connections.all, keys.home],
  'operation.changed': () => [keys.operations.all, keys.connections.all, keys.drift.all, keys.home],
  'order.changed': (id) => [keys.orders.lists, id ? keys.orders.one(id) : keys.orders.all, keys.oversells.all, keys.home],
  'inventory.changed': () => [keys.inventory.all, keys.products.all, keys.quantityRules.all, keys.oversells.all, keys.syncLog.all],
  'publish.progress': () => [keys.listings.progress],
};

/** The queries that an event makes stale. An event that this version does not know changes nothing. */
export function staleAfter(event: SellerEvent): QueryKey[] {
  return stale[event.type]?.(event.id ?? null) ?? [];
}
