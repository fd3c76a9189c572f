import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { OversellCaseModel } from '@/api/schema';

export const useOversells = (filter: Query) => usePages<OversellCaseModel>(keys.oversells.list(filter), '/api/oversell-cases', filter);

/** The seller has found a unit after all. */
export function useResolveOversell() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<unknown>(`/api/oversell-cases/${id}/resolve`, {}),
    onSuccess: () =>
      Promise.all([keys.oversells.all, keys.orders.all, keys.home].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
