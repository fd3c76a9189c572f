export interface ListingModel {
  id: string;
  connectionId: string;
  channel: string;
  connectionName: string;
  productId: string | null;
  productTitle: string | null;
  remoteId: string | null;
  remoteUrl: string | null;
  state: string;
  title: string;
  sku: string | null;
  price: number | null;
  currency: string | null;
  quantity: number | null;
  imageUrl: string | null;
  lastError: string | null;
  suggestion: ListingSuggestion | null;
  publishedAt: string | null;
  observedAt: string | null;
  updatedAt: string;
}

export interface ListingSuggestion {
  productId: string;
  title: string;
}

export interface ListingDetail {
  listing: ListingModel;
  overrides: Record<string, unknown>;
  observed: Record<string, unknown> | null;
  variants: ListingVariantModel[];
}

export interface ListingVariantModel {
  position: number;
  remoteVariantId: string | null;
  variantId: string | null;
  sku: string | null;
  price: number | null;
  quantity: number | null;
  available: number | null;
}

export interface PublishRequest {
  connectionId: string;
  productIds?: string[] | null;
  all?: boolean | null;
}

export interface PublishAccepted {
  queued: number;
  refused: PublishRefusal[];
}

export interface PublishRefusal {
  productId: string;
  title: string;
  field: string;
  message: string;
}

export interface PublishProgress {
  total: number;
  done: number;
  failed: number;
  pending: number;
}

export interface ListingUpdate {
  title?: string | null;
  description?: string | null;
  price?: number | null;
  settings?: Record<string, unknown> | null;
}

export interface ListingLink {
  productId?: string | null;
  create?: boolean | null;
}
