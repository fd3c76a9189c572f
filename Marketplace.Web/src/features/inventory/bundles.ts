import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { BundleComponentModel, BundleInput } from '@/api/schema';

const route = (sku: string) => `/api/inventory/${encodeURIComponent(sku)}/components`;

export const useComponents = (sku: string) =>
  useQuery({
    queryKey: keys.inventory.components(sku),
    queryFn: ({ signal }) => api.get<BundleComponentModel[]>(route(sku), undefined, signal),
  });

export function useCompose(sku: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: BundleInput) => api.put<unknown>(route(sku), input),
    onSuccess: () => Promise.all([keys.inventory.all, keys.products.all].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
