import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { BulkEdit, BulkEditResult, ProductDetail, ProductInput, ProductSummary } from '@/api/schema';
import { chunk } from './chunk';

export const useProducts = (filter: Query) => usePages<ProductSummary>(keys.products.list(filter), '/api/products', filter);

export const useProduct = (id: string) =>
  useQuery({ queryKey: keys.products.one(id), queryFn: ({ signal }) => api.get<ProductDetail>(`/api/products/${id}`, undefined, signal) });

/** Creates without an id, else replaces; the form shows what was refused. */
export function useSaveProduct(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ProductInput) =>
      id ? api.put<ProductDetail>(`/api/products/${id}`, input) : api.post<ProductDetail>('/api/products', input),
    onSuccess: (product) => {
      client.setQueryData(keys.products.one(product.id), product);
      void client.invalidateQueries({ queryKey: keys.products.lists });
    },
  });
}

export function useDeleteProduct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<undefined>(`/api/products/${id}`),
    onSuccess: () => {
      client.removeQueries({ queryKey: keys.products.one(id) });
      void client.invalidateQueries({ queryKey: keys.products.lists });
    },
  });
}

/** The API takes at most this many products in one bulk edit. */
const bulkLimit = 1_000;

async function bulk(edit: BulkEdit, preview: boolean): Promise<BulkEditResult> {
  const result: BulkEditResult = { preview, changed: 0, lines: [] };
  for (const productIds of chunk(edit.productIds, bulkLimit)) {
    const part = await api.post<BulkEditResult>('/api/products/bulk', { ...edit, productIds }, { query: { preview: preview || null } });
    result.changed += part.changed;
    result.lines.push(...part.lines);
  }
  return result;
}

export const useBulkPreview = () => useMutation({ mutationFn: (edit: BulkEdit) => bulk(edit, true) });

export function useBulkEdit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edit: BulkEdit) => bulk(edit, false),
    // Also after a failure: the parts before it are done.
    onSettled: () => client.invalidateQueries({ queryKey: keys.products.all }),
  });
}
