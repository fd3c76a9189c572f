import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import { usePages } from '@/api/paging';
import type {
  ListingDetail,
  ListingLink,
  ListingModel,
  ListingUpdate,
  PreparedListing,
  PublishAccepted,
  PublishProgress,
  PublishRequest,
  Readiness,
} from '@/api/schema';
import { chunk } from '@/features/products/chunk';
import { sumReadiness } from './readiness';

export const useListings = (filter: Query) => usePages<ListingModel>(keys.listings.list(filter), '/api/listings', filter);

export const useListing = (id: string) =>
  useQuery({ queryKey: keys.listings.one(id), queryFn: ({ signal }) => api.get<ListingDetail>(`/api/listings/${id}`, undefined, signal) });

/** The API takes at most this many products in one publish. */
const publishLimit = 1_000;

/** Null for the whole catalogue. */
type ProductIds = (() => Promise<string[]>) | null;

/** Asks about, or publishes, as many at a time as the API takes. */
async function inParts<Answer>(path: string, connectionIds: string[], productIds: ProductIds): Promise<Answer[]> {
  const requests: PublishRequest[] = productIds
    ? chunk(await productIds(), publishLimit).map((ids) => ({ connectionIds, productIds: ids }))
    : [{ connectionIds, all: true }];
  const answers: Answer[] = [];
  for (const request of requests) answers.push(await api.post<Answer>(path, request));
  return answers;
}

/** How ready the products are for each connection. */
export const useReadiness = (connectionIds: string[], productIds: ProductIds) =>
  useQuery({
    queryKey: [...keys.listings.readiness, useId(), connectionIds],
    queryFn: async () => sumReadiness(await inParts<Readiness[]>('/api/listings/check', connectionIds, productIds)),
    enabled: connectionIds.length > 0,
    gcTime: 0,
  });

function useListingChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: keys.listings.all }) });
}

export const usePublish = () =>
  useListingChange(async ({ connectionIds, productIds }: { connectionIds: string[]; productIds: ProductIds }) => {
    const parts = await inParts<PublishAccepted>('/api/listings/publish', connectionIds, productIds);
    return { queued: parts.reduce((sum, { queued }) => sum + queued, 0), refused: parts.flatMap(({ refused }) => refused) };
  });

export const usePublishProgress = () =>
  useQuery({
    queryKey: keys.listings.progress,
    queryFn: ({ signal }) => api.get<PublishProgress>('/api/listings/publish-progress', undefined, signal),
    // Live events tell of progress at once; this is for when they do not arrive.
    refetchInterval: ({ state }) => (state.data && state.data.pending > 0 ? 5_000 : false),
  });

/** A listing that is not published yet, to say beforehand what it says differently from its product. */
export const usePrepare = () =>
  useListingChange((request: { connectionId: string; productId: string }) => api.post<PreparedListing>('/api/listings/prepare', request));

export const useUpdateListing = (id: string) =>
  useListingChange((update: ListingUpdate) => api.post<unknown>(`/api/listings/${id}/update`, update));

export const useEndListing = (id: string) => useListingChange(() => api.post<unknown>(`/api/listings/${id}/end`, {}));

/** Takes up again what gave up. */
export const useRetryListing = (id: string) => useListingChange(() => api.post<unknown>(`/api/listings/${id}/retry`, {}));

export const useLinkListing = (id: string) => useListingChange((link: ListingLink) => api.post<unknown>(`/api/listings/${id}/link`, link));
