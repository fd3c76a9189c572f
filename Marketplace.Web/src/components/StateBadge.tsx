import { Badge } from '@mantine/core';
import { label } from '@/format/words';

const colours: Record<string, string> = {
  active: 'pine',
  connected: 'pine',
  completed: 'pine',
  done: 'pine',
  sent: 'pine',
  stored: 'pine',
  paid: 'pine',
  shipped: 'pine',
  delivered: 'pine',
  committed: 'pine',
  success: 'pine',
  top_rated: 'pine',
  above_standard: 'pine',
  'On time': 'pine',
  running: 'blue',
  publishing: 'blue',
  updating: 'blue',
  ending: 'blue',
  syncing: 'blue',
  Syncing: 'blue',
  in_progress: 'blue',
  processing: 'blue',
  repairing: 'blue',
  repaired: 'pine',
  open: 'honey',
  pending: 'honey',
  uploaded: 'honey',
  unmatched: 'honey',
  sold_out: 'honey',
  paused: 'honey',
  scheduled: 'honey',
  Late: 'honey',
  needs_reauth: 'orange',
  'Action required': 'orange',
  error: 'red',
  Error: 'red',
  failed: 'red',
  dead: 'red',
  oversold: 'red',
  below_standard: 'red',
};

/** The word for a state, coloured by what it means: fine, at work, waiting, wrong, over. */
export function StateBadge({ state }: { state: string }) {
  return (
    <Badge color={colours[state] ?? 'gray'} style={{ flex: 'none' }}>
      {label(state)}
    </Badge>
  );
}
