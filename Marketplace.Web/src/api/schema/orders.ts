export interface OrderSummary {
  id: string;
  connectionId: string;
  channel: string;
  remoteId: string;
  number: string;
  status: string;
  paymentStatus: string;
  fulfilmentStatus: string;
  buyerName: string | null;
  units: number;
  total: number;
  currency: string;
  imageUrl: string | null;
  title: string;
  oversold: boolean;
  placedAt: string;
}

export interface OrderDetail {
  id: string;
  connectionId: string;
  channel: string;
  connectionName: string;
  remoteId: string;
  number: string;
  status: string;
  paymentStatus: string;
  fulfilmentStatus: string;
  buyerName: string | null;
  buyerEmail: string | null;
  shippingAddress: Address | null;
  billingAddress: Address | null;
  note: string | null;
  currency: string;
  subtotal: number;
  tax: number;
  shipping: number;
  discount: number;
  total: number;
  lines: OrderLineModel[];
  shipments: ShipmentModel[];
  refunds: RefundModel[];
  placedAt: string;
  arrivedAt: string;
}

export interface Address {
  name: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  phone: string | null;
}

export interface OrderLineModel {
  id: string;
  productId: string | null;
  variantId: string | null;
  sku: string | null;
  title: string;
  quantity: number;
  unitPrice: number;
  tax: number;
  discount: number;
  stock: string;
}

export interface ShipmentModel {
  id: string;
  carrier: string;
  trackingNumber: string;
  note: string | null;
  state: string;
  createdAt: string;
  sentAt: string | null;
}

export interface RefundModel {
  id: string;
  amount: number;
  currency: string;
  reason: string | null;
  state: string;
  createdAt: string;
}

export interface ShipRequest {
  carrier: string;
  trackingNumber: string;
  note?: string | null;
}
