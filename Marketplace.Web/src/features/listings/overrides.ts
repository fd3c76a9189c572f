import { z } from '@/api/zod';
import type { ListingUpdate } from '@/api/schema';

export interface OverrideValues {
  title: string;
  description: string;
  price: number | '';
  settings: Record<string, unknown>;
}

const overridesSchema = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  price: z.number().nullish(),
  settings: z.record(z.string(), z.unknown()).nullish(),
});

/** The overrides as form values: empty where the listing follows its product. */
export function overridesOf(overrides: unknown): OverrideValues {
  const known = overridesSchema.safeParse(overrides).data;
  return { title: known?.title ?? '', description: known?.description ?? '', price: known?.price ?? '', settings: known?.settings ?? {} };
}

export function toUpdate(values: OverrideValues): ListingUpdate {
  const chosen = Object.entries(values.settings).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return {
    title: values.title.trim() || null,
    description: values.description.trim() || null,
    price: values.price === '' ? null : values.price,
    settings: chosen.length > 0 ? Object.fromEntries(chosen) : null,
  };
}
