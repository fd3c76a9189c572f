const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 minutes ago`, `in 2 hours`; within a minute `just now` or `in a moment`. */
export function ago(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 5 ? 'in a moment' : 'just now';
}

export const fullTime = (iso: string): string => dateTime.format(new Date(iso));

/** A calendar day of the API (`2026-11-20`), free of the reader's time zone. */
export const shortDay = (isoDay: string): string => day.format(new Date(`${isoDay}T00:00:00Z`));

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The reader's day of a time. */
export const dayOf = (iso: string): string => date.format(new Date(iso));

/** How long something took: `850 ms`, `12 s`, `3 min 20 s`. */
export const duration = (fromIso: string, toIso: string): string => span(Date.parse(toIso) - Date.parse(fromIso));

/** The same of a length in seconds. */
export const seconds = (value: number): string => span(value * 1000);

function span(length: number): string {
  const ms = Math.max(0, Math.round(length));
  if (ms < 1000) return `${ms} ms`;
  const whole = Math.round(ms / 1000);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest ? `${Math.floor(whole / 60)} min ${rest} s` : `${whole / 60} min`;
}

/** A schedule: `every 2 hours`, `every 30 minutes`. */
export function every(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'every day' : `every ${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`;
  return `every ${minutes} minutes`;
}
