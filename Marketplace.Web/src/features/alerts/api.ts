import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { AlertModel, UnreadAlerts } from '@/api/schema';

export const useUnreadAlerts = () =>
  useQuery({ queryKey: keys.alerts.unread, queryFn: ({ signal }) => api.get<UnreadAlerts>('/api/alerts/unread', undefined, signal) });

export const useAlerts = () => usePages<AlertModel>(keys.alerts.list, '/api/alerts', {}, 20);

/** Without an id: all of them. */
export function useReadAlerts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => api.post<unknown>(id ? `/api/alerts/${id}/read` : '/api/alerts/read', {}),
    onSettled: () => client.invalidateQueries({ queryKey: keys.alerts.all }),
  });
}
