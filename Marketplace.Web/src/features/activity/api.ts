import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { OperationModel, WebhookEventModel } from '@/api/schema';

export const useOperations = (filter: Query) => usePages<OperationModel>(keys.operations.list(filter), '/api/operations', filter);

export const useWebhookEvents = (filter: Query) => usePages<WebhookEventModel>(keys.events.list(filter), '/api/events', filter);

function useOperationChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all([keys.operations.all, keys.connections.all, keys.home].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useReplay = () => useOperationChange((ids: string[]) => api.post<unknown>('/api/operations/replay', { ids }));

export const useDismiss = () =>
  useOperationChange((ids: string[]) => Promise.all(ids.map((id) => api.post<unknown>(`/api/operations/${id}/dismiss`, {}))));
