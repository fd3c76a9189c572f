import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { CancelRequest, OrderDetail, OrderSummary, RefundRequest, ShipRequest } from '@/api/schema';

export const useOrders = (filter: Query) => usePages<OrderSummary>(keys.orders.list(filter), '/api/orders', filter);

export const useOrder = (id: string) =>
  useQuery({ queryKey: keys.orders.one(id), queryFn: ({ signal }) => api.get<OrderDetail>(`/api/orders/${id}`, undefined, signal) });

function useOrderAction<Request>(id: string, action: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Request) => api.post<unknown>(`/api/orders/${id}/${action}`, request),
    onSuccess: () => Promise.all([keys.orders.all, keys.home].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useShip = (id: string) => useOrderAction<ShipRequest>(id, 'ship');

export const useCancel = (id: string) => useOrderAction<CancelRequest>(id, 'cancel');

export const useRefund = (id: string) => useOrderAction<RefundRequest>(id, 'refund');
