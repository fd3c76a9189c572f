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

/** Without ids: everything that gave up. */
export const useReplay = () =>
  useOperationChange((ids: string[] | null) => api.post<unknown>('/api/operations/replay', ids ? { ids } : { all: true }));

/** Without ids: everything that gave up. */
export const useDismiss = () =>
  useOperationChange((ids: string[] | null) => api.post<unknown>('/api/operations/dismiss', ids ? { ids } : { all: true }));

function useEventChange(action: 'replay' | 'dismiss') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<unknown>(`/api/events/${id}/${action}`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: keys.events.all }),
  });
}

/** Every notification that gave up. */
export function useReplayEvents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<unknown>('/api/events/replay', { all: true }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.events.all }),
  });
}

export const useReplayEvent = () => useEventChange('replay');

export const useDismissEvent = () => useEventChange('dismiss');
