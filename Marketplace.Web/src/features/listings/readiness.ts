import type { Readiness } from '@/api/schema';

/** The answers about parts of a selection as one answer for each connection. */
export function sumReadiness(parts: Readiness[][]): Readiness[] {
  const sums = new Map<string, Readiness>();
  for (const part of parts.flat()) {
    const sum = sums.get(part.connectionId);
    sums.set(
      part.connectionId,
      sum
        ? {
            connectionId: part.connectionId,
            ready: sum.ready + part.ready,
            listed: sum.listed + part.listed,
            blocked: sum.blocked + part.blocked,
            problems: [...sum.problems, ...part.problems],
          }
        : part,
    );
  }
  return [...sums.values()];
}
