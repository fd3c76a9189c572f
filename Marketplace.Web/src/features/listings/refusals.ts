import type { PublishRefusal, SettingField } from '@/api/schema';

export interface RefusedProduct {
  id: string;
  title: string;
  messages: string[];
}

/** What the seller has to mend: choices of the shop, named once; and per product what is its own. */
export function groupRefusals(refused: PublishRefusal[], shopFields: SettingField[]) {
  const labels = new Map(shopFields.map(({ name, label }) => [name, label]));
  const choices = new Set<string>();
  const products = new Map<string, RefusedProduct>();
  for (const { productId, title, field, message } of refused) {
    const label = labels.get(field);
    if (label) {
      choices.add(label);
      continue;
    }
    const product = products.get(productId) ?? { id: productId, title, messages: [] };
    product.messages.push(message);
    products.set(productId, product);
  }
  return { choices: [...choices], products: [...products.values()], count: new Set(refused.map(({ productId }) => productId)).size };
}
