import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type { DriftModel, DriftRuleModel, DriftsDecided, DriftSummary } from '@/api/schema';

export const useDrifts = (filter: Query) => usePages<DriftModel>(keys.drift.list(filter), '/api/drift', filter);

export const useDriftSummary = () =>
  useQuery({ queryKey: keys.drift.summary, queryFn: ({ signal }) => api.get<DriftSummary>('/api/drift/summary', undefined, signal) });

export const useDriftRules = () =>
  useQuery({ queryKey: keys.drift.rules, queryFn: ({ signal }) => api.get<DriftRuleModel[]>('/api/drift/rules', undefined, signal) });

export type Decision = 'we_win' | 'they_win';

function useDriftChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all([keys.drift.all, keys.home].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Without ids: everything that is open. */
export const useRepair = () =>
  useDriftChange(({ ids, decision }: { ids: string[] | null; decision: Decision }) =>
    api.post<DriftsDecided>('/api/drift/repair', ids ? { ids, decision } : { all: true, decision }),
  );

export const useCheckNow = () => useDriftChange(() => api.post<unknown>('/api/drift/check', { connectionId: null }));

export const useSetRule = () => useDriftChange((rule: DriftRuleModel) => api.put<unknown>('/api/drift/rules', rule));
