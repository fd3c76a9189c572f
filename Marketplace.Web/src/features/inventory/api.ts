import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { AdjustRequest, InventoryAnswer, InventoryItemModel, LedgerEntry } from '@/api/schema';

const route = (sku: string) => `/api/inventory/${encodeURIComponent(sku)}`;

export const useInventory = (filter: Query) => usePages<InventoryItemModel>(keys.inventory.list(filter), '/api/inventory', filter);

export const useLedger = (sku: string) => usePages<LedgerEntry>(keys.inventory.ledger(sku), `${route(sku)}/ledger`, {});

export function useAdjust(sku: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AdjustRequest) => api.post<InventoryAnswer>(`${route(sku)}/adjust`, request),
    onSuccess: () => Promise.all([keys.inventory.all, keys.products.all].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
