import { label, words } from '@/format/words';

const causes: Record<string, { name: string; meaning: string }> = {
  missed_notice: { name: 'Missed notification', meaning: 'The channel did not tell us of a sale. It was found by reading the orders.' },
  channel_edit: { name: 'Edited on the channel', meaning: 'Somebody changed it there, not here.' },
  failed_push: { name: 'Change refused', meaning: 'Our last change gave up. See Activity for the reason.' },
  unsent_change: { name: 'Never told', meaning: 'It changed here and the channel was not told.' },
  never_sent: { name: 'Different from the start', meaning: 'It differed when the shop was connected, and we have never sent it.' },
};

const policies: Record<string, string> = { we_win: 'We win', they_win: 'Channel wins', ask: 'Ask me' };

export const driftFields = ['quantity', 'price', 'state'];
export const driftPolicies = Object.entries(policies).map(([value, text]) => ({ value, label: text }));

export const causeName = (cause: string): string => causes[cause]?.name ?? words(cause);
export const causeMeaning = (cause: string): string => causes[cause]?.meaning ?? '';
export const policyName = (policy: string): string => policies[policy] ?? words(policy);

/** A value as its field is read: units, a price, or the word for a state. */
export function driftValue(field: string, value: string): string {
  if (field === 'state') return label(value);
  return field === 'price' ? Number(value).toFixed(2) : value;
}
