export interface ProductSummary {
  id: string;
  handle: string;
  title: string;
  sku: string | null;
  vendor: string | null;
  productType: string | null;
  active: boolean;
  featured: boolean;
  currency: string;
  priceFrom: number | null;
  priceTo: number | null;
  variantCount: number;
  available: number;
  imageUrl: string | null;
  listingCount: number;
  updatedAt: string;
}

export interface ProductDetail {
  id: string;
  handle: string;
  title: string;
  description: string | null;
  shortDescription: string | null;
  vendor: string | null;
  productType: string | null;
  categoryId: string | null;
  tags: string[];
  attributes: Record<string, string>;
  currency: string;
  active: boolean;
  featured: boolean;
  seoTitle: string | null;
  seoDescription: string | null;
  version: number;
  variants: VariantDetail[];
  images: ProductImageDetail[];
  createdAt: string;
  updatedAt: string;
}

export interface VariantDetail {
  id: string;
  sku: string;
  title: string | null;
  options: VariantOption[];
  price: number;
  compareAtPrice: number | null;
  cost: number | null;
  barcode: string | null;
  weightGrams: number | null;
  trackInventory: boolean;
  lowStockThreshold: number | null;
  imageId: string | null;
  onHand: number;
  reserved: number;
  available: number;
}

export interface VariantOption {
  name: string;
  value: string;
}

export interface ProductImageDetail {
  id: string;
  state: string;
  url: string | null;
  sourceUrl: string | null;
  alt: string | null;
  position: number;
  width: number | null;
  height: number | null;
  error: string | null;
}

export interface ProductInput {
  title: string;
  handle?: string | null;
  description?: string | null;
  shortDescription?: string | null;
  vendor?: string | null;
  productType?: string | null;
  categoryId?: string | null;
  tags?: string[] | null;
  attributes?: Record<string, string> | null;
  currency?: string | null;
  active?: boolean | null;
  featured?: boolean | null;
  seoTitle?: string | null;
  seoDescription?: string | null;
  variants: VariantInput[];
  version?: number | null;
}

export interface VariantInput {
  id?: string | null;
  sku?: string | null;
  options?: VariantOption[] | null;
  price: number;
  compareAtPrice?: number | null;
  cost?: number | null;
  barcode?: string | null;
  weightGrams?: number | null;
  trackInventory?: boolean | null;
  lowStockThreshold?: number | null;
  imageId?: string | null;
  onHand?: number | null;
}

export interface BulkEdit {
  productIds: string[];
  active?: boolean | null;
  featured?: boolean | null;
  pricePercent?: number | null;
  addTags?: string[] | null;
  removeTags?: string[] | null;
  vendor?: string | null;
}

export interface BulkEditLine {
  productId: string;
  title: string;
  changes: BulkEditChange[];
}

export interface BulkEditChange {
  field: string;
  from: string | null;
  to: string | null;
}

export interface BulkEditResult {
  preview: boolean;
  changed: number;
  lines: BulkEditLine[];
}

export interface CategoryModel {
  id: string;
  parentId: string | null;
  name: string;
  slug: string;
  description: string | null;
  imageUrl: string | null;
  sortOrder: number;
  productCount: number;
}

export interface CategoryInput {
  name: string;
  parentId?: string | null;
  description?: string | null;
  imageUrl?: string | null;
  sortOrder?: number | null;
}
