/** The API's models, as the server sends them (camelCase JSON of the records in Marketplace.Contracts). */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Me {
  userId: string;
  email: string;
  displayName: string;
  sellerId: string;
  sellerName: string;
  currency: string;
  roles: string[];
}

export interface UserModel {
  id: string;
  email: string;
  displayName: string;
}

export interface Invitation {
  email: string;
  displayName?: string | null;
}

export * from './schema/home';
export * from './schema/products';
export * from './schema/imports';
export * from './schema/connections';
export * from './schema/listings';
export * from './schema/orders';
export * from './schema/inventory';
export * from './schema/activity';
