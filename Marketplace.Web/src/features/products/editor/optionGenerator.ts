import { newVariant, type VariantValues } from './productForm';

export interface OptionDimension {
  key: string;
  name: string;
  values: string[];
}

/** The dimensions that the variants already have, in the order in which they first appear. */
export function dimensionsOf(variants: VariantValues[]): OptionDimension[] {
  const found = new Map<string, Set<string>>();
  for (const { name, value } of variants.flatMap((variant) => variant.options)) {
    found.set(name, (found.get(name) ?? new Set()).add(value));
  }
  return [...found].map(([name, values]) => ({ key: name, name, values: [...values] }));
}

/**
 * One variant per combination. A combination that exists keeps its variant with SKU, price and stock; a new one starts with
 * the first variant's prices; what is no longer wanted goes.
 */
export function combine(dimensions: OptionDimension[], variants: VariantValues[]): VariantValues[] {
  const wanted = dimensions.filter((dimension) => dimension.name.trim() && dimension.values.length > 0);
  if (wanted.length === 0) return variants.slice(0, 1).map((variant) => ({ ...variant, options: [] }));
  const combinations = wanted.reduce<VariantValues['options'][]>(
    (partial, { name, values }) => partial.flatMap((options) => values.map((value) => [...options, { name: name.trim(), value }])),
    [[]],
  );
  const existing = new Map(variants.map((variant) => [identity(variant.options), variant]));
  return combinations.map((options) => existing.get(identity(options)) ?? newVariant(options, variants[0]));
}

function identity(options: VariantValues['options']): string {
  return JSON.stringify(options.map(({ name, value }) => [name, value]).sort());
}
