const counts = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

export const count = (value: number): string => counts.format(value);
export const short = (value: number): string => compact.format(value);

/** `1 product`, `2 products`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  const units = ['kB', 'MB', 'GB'];
  let size = value;
  let unit = -1;
  do {
    size /= 1024;
    unit += 1;
  } while (size >= 1024 && unit < units.length - 1);
  return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit] ?? 'GB'}`;
}

export const percent = (ratio: number): string => `${Math.round(Math.min(1, Math.max(0, ratio)) * 100)} %`;

const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 });

/** A ratio as it is: `2.25%`. */
export const share = (ratio: number): string => shares.format(ratio);

/** +3, −2, 0: a movement, with a real minus sign. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${count(value)}` : `−${count(-value)}`;
}
