import type { BundleComponentModel } from '@/api/schema';

export type Component = Pick<BundleComponentModel, 'sku' | 'productTitle' | 'quantity' | 'available'>;

/** How many bundles the components allow. */
export const bundlesFrom = (components: Pick<Component, 'quantity' | 'available'>[]): number =>
  components.length === 0 ? 0 : Math.min(...components.map(({ available, quantity }) => Math.floor(available / quantity)));
