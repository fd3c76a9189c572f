import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import type { QuantityRuleInput, QuantityRuleModel } from '@/api/schema';

/** What a rule is about: a SKU, a product, or (neither) the connections themselves. */
export type RuleScope = { sku: string } | { productId: string } | Record<string, never>;

export const useQuantityRules = (scope: RuleScope) =>
  useQuery({
    queryKey: keys.quantityRules.of(scope as Query),
    queryFn: ({ signal }) => api.get<QuantityRuleModel[]>('/api/quantity-rules', scope as Query, signal),
  });

export function useSetQuantityRule(scope: RuleScope) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rule: Pick<QuantityRuleInput, 'connectionId' | 'holdBack' | 'listAtMost'>) =>
      api.put<unknown>('/api/quantity-rules', { ...rule, ...scope }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.quantityRules.all }),
  });
}
