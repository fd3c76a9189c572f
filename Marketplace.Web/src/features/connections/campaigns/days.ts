/** The start of a chosen day (`2026-11-20`, or nothing) at the seller's; null for now, which today is. */
export function startOfDay(day: string, now: Date): string | null {
  if (!day) return null;
  const start = new Date(`${day}T00:00`);
  return start.toDateString() === now.toDateString() ? null : start.toISOString();
}

/** Its last second; null for none. */
export const endOfDay = (day: string): string | null => (day ? new Date(`${day}T23:59:59`).toISOString() : null);
