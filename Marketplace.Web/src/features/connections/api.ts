import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type {
  AuthorizeRequest,
  AuthorizeResponse,
  CategoryMappingInput,
  ChannelMappingModel,
  ChannelModel,
  ConnectionModel,
  ConnectionSettings,
  ConnectionSettingsInput,
  ConnectionValidation,
  ListingViolationModel,
  PriceRuleModel,
  StandingModel,
  SyncIssueModel,
  SyncLogModel,
  SyncRunModel,
} from '@/api/schema';

export const useChannels = () =>
  useQuery({
    queryKey: keys.channels,
    queryFn: ({ signal }) => api.get<ChannelModel[]>('/api/channels', undefined, signal),
    staleTime: 300_000,
  });

export const useConnections = () =>
  useQuery({ queryKey: keys.connections.list, queryFn: ({ signal }) => api.get<ConnectionModel[]>('/api/connections', undefined, signal) });

export const useConnection = (id: string) =>
  useQuery({
    queryKey: keys.connections.one(id),
    queryFn: ({ signal }) => api.get<ConnectionModel>(`/api/connections/${id}`, undefined, signal),
  });

export const useConnectionSettings = (id: string) =>
  useQuery({
    queryKey: keys.connections.settings(id),
    queryFn: ({ signal }) => api.get<ConnectionSettings>(`/api/connections/${id}/settings`, undefined, signal),
    staleTime: 60_000,
  });

/** Whether the channel can do something, such as `publish` or `standing`. */
export const useCapability = (channel: string, capability: string) =>
  useChannels()
    .data?.find(({ id }) => id === channel)
    ?.capabilities.includes(capability) ?? false;

/** Kept long: the server asks the channel at most once an hour, and channels count by the day. */
const report = { staleTime: 600_000, retry: false };

export const useStanding = (id: string) =>
  useQuery({
    queryKey: keys.reports.standing(id),
    queryFn: ({ signal }) => api.get<StandingModel>(`/api/connections/${id}/standing`, undefined, signal),
    ...report,
  });

/** Not asked of a channel that does not tell. */
export const useViolations = (id: string, channel: string) =>
  useQuery({
    queryKey: keys.reports.violations(id),
    queryFn: ({ signal }) => api.get<ListingViolationModel[]>(`/api/connections/${id}/violations`, undefined, signal),
    enabled: useCapability(channel, 'violations'),
    ...report,
  });

/** Leads to the channel's own consent page, which leads back to `returnPath`. */
export const useConnect = () =>
  useMutation({
    mutationFn: ({ channel, ...request }: AuthorizeRequest & { channel: string }) =>
      api.post<AuthorizeResponse>(`/api/connections/${channel}/authorize`, request),
    onSuccess: ({ authorizeUrl }) => location.assign(authorizeUrl),
  });

export const useMapping = (id: string) =>
  useQuery({
    queryKey: keys.connections.mapping(id),
    queryFn: ({ signal }) => api.get<ChannelMappingModel>(`/api/connections/${id}/mapping`, undefined, signal),
  });

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      await Promise.all([keys.connections.all, keys.syncRuns.all].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}

export const useSaveSettings = (id: string) =>
  useChange((input: ConnectionSettingsInput) => api.put<unknown>(`/api/connections/${id}/settings`, input));

export const useSavePriceRule = (id: string) =>
  useChange((rule: PriceRuleModel) => api.put<unknown>(`/api/connections/${id}/mapping/price`, rule));

export const useSaveCategoryMapping = (id: string, categoryId: string) =>
  useChange((input: CategoryMappingInput) => api.put<unknown>(`/api/connections/${id}/mapping/categories/${categoryId}`, input));

export const useSyncNow = (id: string) => useChange((kind: string) => api.post<unknown>(`/api/connections/${id}/sync`, { kind }));

export const useCancelSync = (id: string) => useChange((kind: string) => api.post<unknown>(`/api/connections/${id}/sync/cancel`, { kind }));

export const useValidate = (id: string) => useChange(() => api.post<ConnectionValidation>(`/api/connections/${id}/validate`, {}));

export const useDisconnect = (id: string) => useChange(() => api.delete<undefined>(`/api/connections/${id}`));

export const useSyncRuns = (connectionId: string | null) =>
  usePages<SyncRunModel>(keys.syncRuns.list({ connectionId }), '/api/sync-runs', { connectionId }, 20);

export const useSyncIssues = (runId: string) => usePages<SyncIssueModel>(keys.syncRuns.issues(runId), `/api/sync-runs/${runId}/issues`, {});

export const useSyncLog = (connectionId: string) =>
  usePages<SyncLogModel>(keys.syncLog.list({ connectionId }), '/api/sync-log', { connectionId });
