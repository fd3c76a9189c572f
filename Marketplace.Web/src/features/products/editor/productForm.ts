import { createFormContext } from '@mantine/form';
import type { ProductDetail, ProductInput, VariantDetail, VariantInput } from '@/api/schema';

export type Amount = number | '';

export interface VariantValues {
  /** Null for a variant that is not saved yet. */
  id: string | null;
  key: string;
  sku: string;
  options: { name: string; value: string }[];
  price: Amount;
  compareAtPrice: Amount;
  cost: Amount;
  barcode: string;
  weightGrams: Amount;
  trackInventory: boolean;
  lowStockThreshold: Amount;
  imageId: string | null;
  onHand: Amount;
  available: number;
  /** Its stock is what its components allow. */
  bundle: boolean;
}

export interface ProductValues {
  title: string;
  handle: string;
  shortDescription: string;
  description: string;
  vendor: string;
  productType: string;
  categoryId: string | null;
  tags: string[];
  attributes: { key: string; name: string; value: string }[];
  active: boolean;
  featured: boolean;
  seoTitle: string;
  seoDescription: string;
  variants: VariantValues[];
}

export const [ProductFormProvider, useProductFormContext, useProductForm] = createFormContext<ProductValues>();

const amount = (value: number | null): Amount => value ?? '';
const orNull = (value: Amount): number | null => (value === '' ? null : value);
const text = (value: string): string | null => value.trim() || null;

export function newVariant(options: VariantValues['options'] = [], like?: VariantValues): VariantValues {
  return {
    id: null,
    key: crypto.randomUUID(),
    sku: '',
    options,
    price: like?.price ?? '',
    compareAtPrice: like?.compareAtPrice ?? '',
    cost: like?.cost ?? '',
    barcode: '',
    weightGrams: like?.weightGrams ?? '',
    trackInventory: like?.trackInventory ?? true,
    lowStockThreshold: like?.lowStockThreshold ?? '',
    imageId: null,
    onHand: 0,
    available: 0,
    bundle: false,
  };
}

export const emptyProduct = (): ProductValues => ({
  title: '',
  handle: '',
  shortDescription: '',
  description: '',
  vendor: '',
  productType: '',
  categoryId: null,
  tags: [],
  attributes: [],
  active: true,
  featured: false,
  seoTitle: '',
  seoDescription: '',
  variants: [newVariant()],
});

export function toValues(product: ProductDetail): ProductValues {
  return {
    title: product.title,
    handle: product.handle,
    shortDescription: product.shortDescription ?? '',
    description: product.description ?? '',
    vendor: product.vendor ?? '',
    productType: product.productType ?? '',
    categoryId: product.categoryId,
    tags: product.tags,
    attributes: Object.entries(product.attributes).map(([name, value]) => ({ key: name, name, value })),
    active: product.active,
    featured: product.featured,
    seoTitle: product.seoTitle ?? '',
    seoDescription: product.seoDescription ?? '',
    variants: product.variants.map(toVariantValues),
  };
}

function toVariantValues(variant: VariantDetail): VariantValues {
  return {
    id: variant.id,
    key: variant.id,
    sku: variant.sku,
    options: variant.options,
    price: variant.price,
    compareAtPrice: amount(variant.compareAtPrice),
    cost: amount(variant.cost),
    barcode: variant.barcode ?? '',
    weightGrams: amount(variant.weightGrams),
    trackInventory: variant.trackInventory,
    lowStockThreshold: amount(variant.lowStockThreshold),
    imageId: variant.imageId,
    onHand: variant.onHand,
    available: variant.available,
    bundle: variant.bundle,
  };
}

export function toInput(values: ProductValues, version: number | null): ProductInput {
  const named = values.attributes.filter((attribute) => attribute.name.trim());
  return {
    title: values.title.trim(),
    handle: text(values.handle),
    shortDescription: text(values.shortDescription),
    description: text(values.description),
    vendor: text(values.vendor),
    productType: text(values.productType),
    categoryId: values.categoryId,
    tags: values.tags,
    attributes: Object.fromEntries(named.map(({ name, value }) => [name.trim(), value])),
    active: values.active,
    featured: values.featured,
    seoTitle: text(values.seoTitle),
    seoDescription: text(values.seoDescription),
    variants: values.variants.map(toVariantInput),
    version,
  };
}

function toVariantInput(variant: VariantValues): VariantInput {
  return {
    id: variant.id,
    sku: text(variant.sku),
    options: variant.options,
    price: orNull(variant.price) ?? 0,
    compareAtPrice: orNull(variant.compareAtPrice),
    cost: orNull(variant.cost),
    barcode: text(variant.barcode),
    weightGrams: orNull(variant.weightGrams),
    trackInventory: variant.trackInventory,
    lowStockThreshold: orNull(variant.lowStockThreshold),
    imageId: variant.imageId,
    onHand: variant.id ? null : orNull(variant.onHand),
  };
}
