import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type {
  ListingDetail,
  ListingLink,
  ListingModel,
  ListingUpdate,
  PublishAccepted,
  PublishProgress,
  PublishRequest,
} from '@/api/schema';
import { chunk } from '@/features/products/chunk';

export const useListings = (filter: Query) => usePages<ListingModel>(keys.listings.list(filter), '/api/listings', filter);

export const useListing = (id: string) =>
  useQuery({ queryKey: keys.listings.one(id), queryFn: ({ signal }) => api.get<ListingDetail>(`/api/listings/${id}`, undefined, signal) });

/** The API takes at most this many products in one publish. */
const publishLimit = 1_000;

/** `productIds` null publishes the whole catalogue. */
async function publish(connectionId: string, productIds: string[] | null): Promise<PublishAccepted> {
  const requests: PublishRequest[] = productIds
    ? chunk(productIds, publishLimit).map((ids) => ({ connectionId, productIds: ids }))
    : [{ connectionId, all: true }];
  const accepted: PublishAccepted = { queued: 0, refused: [] };
  for (const request of requests) {
    const part = await api.post<PublishAccepted>('/api/listings/publish', request);
    accepted.queued += part.queued;
    accepted.refused.push(...part.refused);
  }
  return accepted;
}

function useListingChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: keys.listings.all }) });
}

export const usePublish = (connectionId: string) =>
  useListingChange(async (productIds: (() => Promise<string[]>) | null) => publish(connectionId, productIds && (await productIds())));

export const usePublishProgress = (connectionId: string) =>
  useQuery({
    queryKey: keys.listings.progress(connectionId),
    queryFn: ({ signal }) => api.get<PublishProgress>('/api/listings/publish-progress', { connectionId }, signal),
    // Live events tell of progress at once; this is for when they do not arrive.
    refetchInterval: ({ state }) => (state.data && state.data.pending > 0 ? 5_000 : false),
  });

export const useUpdateListing = (id: string) =>
  useListingChange((update: ListingUpdate) => api.post<unknown>(`/api/listings/${id}/update`, update));

export const useEndListing = (id: string) => useListingChange(() => api.post<unknown>(`/api/listings/${id}/end`, {}));

/** Takes up again what gave up. */
export const useRetryListing = (id: string) => useListingChange(() => api.post<unknown>(`/api/listings/${id}/retry`, {}));

export const useLinkListing = (id: string) => useListingChange((link: ListingLink) => api.post<unknown>(`/api/listings/${id}/link`, link));
