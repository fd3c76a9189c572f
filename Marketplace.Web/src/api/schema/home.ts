export interface HomeModel {
  attention: AttentionItem[];
  products: number;
  activeListings: number;
  connections: number;
  ordersToShip: number;
  ordersToday: number;
  salesToday: number;
  currency: string;
  lowStock: number;
  salesByDay: SalesDay[];
}

export interface AttentionItem {
  kind: string;
  severity: string;
  title: string;
  count: number;
  path: string;
}

export interface SalesDay {
  day: string;
  orders: number;
  sales: number;
}
