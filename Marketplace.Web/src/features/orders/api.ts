import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { OrderDetail, OrderSummary, ShipRequest } from '@/api/schema';

export const useOrders = (filter: Query) => usePages<OrderSummary>(keys.orders.list(filter), '/api/orders', filter);

export const useOrder = (id: string) =>
  useQuery({ queryKey: keys.orders.one(id), queryFn: ({ signal }) => api.get<OrderDetail>(`/api/orders/${id}`, undefined, signal) });

export function useShip(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ShipRequest) => api.post<unknown>(`/api/orders/${id}/ship`, request),
    onSuccess: () => Promise.all([keys.orders.all, keys.home].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
