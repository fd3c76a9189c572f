import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { AdjustRequest, ExposureSummary, ExposureWindow, InventoryAnswer, InventoryItemModel, LedgerEntry } from '@/api/schema';

const route = (sku: string) => `/api/inventory/${encodeURIComponent(sku)}`;

export const useInventory = (filter: Query) => usePages<InventoryItemModel>(keys.inventory.list(filter), '/api/inventory', filter);

export const useLedger = (sku: string) => usePages<LedgerEntry>(keys.inventory.ledger(sku), `${route(sku)}/ledger`, {});

/** Of all SKUs, in the last days. */
export const useExposure = () =>
  useQuery({ queryKey: keys.inventory.exposure, queryFn: ({ signal }) => api.get<ExposureSummary>('/api/exposure', undefined, signal) });

export const useSkuExposure = (sku: string) =>
  useQuery({
    queryKey: keys.inventory.skuExposure(sku),
    queryFn: ({ signal }) => api.get<ExposureWindow[]>(`${route(sku)}/exposure`, undefined, signal),
  });

export function useAdjust(sku: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AdjustRequest) => api.post<InventoryAnswer>(`${route(sku)}/adjust`, request),
    onSuccess: () => Promise.all([keys.inventory.all, keys.products.all].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
