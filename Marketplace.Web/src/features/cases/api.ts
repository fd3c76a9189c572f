import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { BuyerCaseModel, CaseAnswerInput } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { useCapability } from '@/features/connections/api';

/** Asked only of channels that have cases. */
export const useCases = (connectionId: string, channel: string) =>
  useQuery({
    queryKey: keys.reports.cases(connectionId),
    queryFn: ({ signal }) => api.get<BuyerCaseModel[]>(path(connectionId), undefined, signal),
    enabled: useCapability(channel, 'cases'),
    staleTime: 60_000,
    retry: false,
  });

export function useAnswerCase(connectionId: string, { kind, id }: BuyerCaseModel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: CaseAnswerInput) => api.post<undefined>(`${path(connectionId)}/${kind}/${encodeURIComponent(id)}`, answer),
    // Told here: the case may be gone from the page before its own callbacks run.
    onSuccess: () => showDone('The buyer has your answer.'),
    // A failed one may have been answered all the same.
    onSettled: () =>
      Promise.all([keys.reports.cases(connectionId), keys.orders.all].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

const path = (connectionId: string) => `/api/connections/${connectionId}/cases`;
