/** A value of the API in words: `needs_reauth` → `Needs reauth`, `soldOut` → `Sold out`. */
export function words(value: string): string {
  const spaced = value
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const special: Record<string, string> = {
  push_stock: 'Stock update',
  needs_reauth: 'Needs sign-in',
  in_progress: 'In progress',
  sold_out: 'Sold out',
  dead: 'Gave up',
};

export const label = (value: string): string => special[value] ?? words(value);
