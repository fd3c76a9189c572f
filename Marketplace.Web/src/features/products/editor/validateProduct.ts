import type { ProductValues } from './productForm';

/** What the server would refuse anyway, said while the seller is still at the field. */
export function validateProduct(values: ProductValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!values.title.trim()) errors.title = 'Give the product a title.';
  const skus = new Set<string>();
  values.variants.forEach((variant, index) => {
    const at = `variants.${index}`;
    if (variant.price === '' || variant.price < 0) errors[`${at}.price`] = 'Enter a price.';
    const sku = variant.sku.trim();
    if (sku && skus.has(sku)) errors[`${at}.sku`] = 'Used twice here.';
    skus.add(sku);
  });
  return errors;
}
