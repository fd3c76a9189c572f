export interface InventoryItemModel {
  id: string;
  sku: string;
  variantId: string;
  productId: string;
  productTitle: string;
  variantTitle: string | null;
  onHand: number;
  reserved: number;
  available: number;
  lowStockThreshold: number | null;
  imageUrl: string | null;
  updatedAt: string;
}

export interface LedgerEntry {
  seq: number;
  kind: string;
  onHandDelta: number;
  reservedDelta: number;
  onHandAfter: number;
  reservedAfter: number;
  key: string;
  reference: string | null;
  note: string | null;
  createdAt: string;
}

export interface AdjustRequest {
  by?: number | null;
  to?: number | null;
  key?: string | null;
  note?: string | null;
}

export interface ReserveRequest {
  quantity: number;
  key?: string | null;
  reference?: string | null;
  expiresInSeconds?: number | null;
}

export interface ReservationRequest {
  reservationId: string;
}

export interface InventoryAnswer {
  outcome: string;
  reservationId: string | null;
  onHand: number;
  reserved: number;
  available: number;
}

export interface OversellCaseModel {
  id: string;
  sku: string;
  orderId: string;
  orderNumber: string;
  quantity: number;
  state: string;
  createdAt: string;
}
