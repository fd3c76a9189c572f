import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { CampaignCreatedModel, CampaignInput, CampaignModel } from '@/api/schema';

export const useCampaigns = (connectionId: string) =>
  useQuery({
    queryKey: keys.reports.campaigns(connectionId),
    queryFn: ({ signal }) => api.get<CampaignModel[]>(path(connectionId), undefined, signal),
    staleTime: 60_000,
    retry: false,
  });

/** A failed one may be sent again as it is: the server goes on where it stopped. */
export const useCreateCampaign = (connectionId: string) =>
  useCampaignChange(connectionId, (input: CampaignInput) => api.post<CampaignCreatedModel>(path(connectionId), input));

export const useChangeCampaign = (connectionId: string, id: string) =>
  useCampaignChange(connectionId, (change: 'pause' | 'resume' | 'end') =>
    api.post<undefined>(`${path(connectionId)}/${encodeURIComponent(id)}/${change}`, {}),
  );

const path = (connectionId: string) => `/api/connections/${connectionId}/campaigns`;

function useCampaignChange<Input, Output>(connectionId: string, mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    // A failed one may have done a part.
    onSettled: () => client.invalidateQueries({ queryKey: keys.reports.campaigns(connectionId) }),
  });
}
