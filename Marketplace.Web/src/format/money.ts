const formats = new Map<string, Intl.NumberFormat>();

/** An amount in its ISO 4217 currency, in the reader's own notation. */
export function money(amount: number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined) return '—';
  return format(currency ?? 'USD').format(amount);
}

/** `$10.00 – $25.00`, or one price when both are the same. */
export function priceRange(from: number | null, to: number | null, currency: string): string {
  if (from === null) return '—';
  return to === null || to === from ? money(from, currency) : `${money(from, currency)} – ${money(to, currency)}`;
}

function format(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  formats.set(currency, made);
  return made;
}
