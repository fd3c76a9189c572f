import type { PriceRuleModel } from '@/api/schema';

/** What the rule makes of a price, as the server does it; in whole cents, because sums of decimals are not exact. */
export function applyPriceRule(price: number, { percent, add, ending }: PriceRuleModel): number {
  if (price <= 0) return price;
  const cents = Math.round((price * (1 + percent / 100) + add) * 1e6) / 1e4;
  const ended = ending === null ? Math.round(cents) : Math.ceil((cents - ending * 100) / 100 - 1e-9) * 100 + Math.round(ending * 100);
  return Math.max(ended, 1) / 100;
}
