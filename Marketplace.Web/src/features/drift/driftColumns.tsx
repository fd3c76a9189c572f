import { Anchor, Group, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { DriftModel } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { words } from '@/format/words';
import { DecideButtons } from './DecideButtons';
import { causeMeaning, causeName, driftValue, policyName } from './driftWords';

const column = gridColumns<DriftModel>();

function Subject({ drift }: { drift: DriftModel }) {
  return (
    <div>
      <Anchor component={Link} to={`/listings?open=${drift.listingId}`} size="sm" fw={550} c="var(--mantine-color-text)" lineClamp={1}>
        {drift.listingTitle}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[words(drift.field), drift.sku, drift.connectionName].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function Cause({ drift }: { drift: DriftModel }) {
  return (
    <Tooltip label={causeMeaning(drift.cause)} multiline maw={280}>
      <Text span size="sm" tabIndex={0}>
        {causeName(drift.cause)}
      </Text>
    </Tooltip>
  );
}

/** Of a closed one: how it ended; of an open one: the two ways to end it. */
function Outcome({ drift }: { drift: DriftModel }) {
  if (drift.state === 'open') return <DecideButtons ids={[drift.id]} name={drift.sku ?? drift.listingTitle} />;
  return (
    <Group gap={6}>
      <StateBadge state={drift.state} />
      {drift.decision && (
        <Text span size="xs" c="dimmed">
          {policyName(drift.decision)}
        </Text>
      )}
    </Group>
  );
}

export const driftColumns = column.columns([
  column.display({ id: 'subject', header: 'Listing', cell: ({ row }) => <Subject drift={row.original} /> }),
  column.display({
    id: 'ours',
    header: 'Here',
    meta: { align: 'right' },
    cell: ({ row: { original } }) => driftValue(original.field, original.ours),
  }),
  column.display({
    id: 'theirs',
    header: 'There',
    meta: { align: 'right' },
    cell: ({ row: { original } }) => driftValue(original.field, original.theirs),
  }),
  column.display({ id: 'cause', header: 'Cause', cell: ({ row }) => <Cause drift={row.original} /> }),
  column.display({ id: 'found', header: 'Found', cell: ({ row }) => <RelativeTime at={row.original.foundAt} /> }),
  column.display({ id: 'outcome', header: 'Outcome', cell: ({ row }) => <Outcome drift={row.original} /> }),
]);

export function DriftCard({ drift }: { drift: DriftModel }) {
  return (
    <>
      <Subject drift={drift} />
      <Text size="sm" my={4}>
        {driftValue(drift.field, drift.ours)} here, {driftValue(drift.field, drift.theirs)} there · {causeName(drift.cause)} ·{' '}
        <RelativeTime at={drift.foundAt} />
      </Text>
      <Outcome drift={drift} />
    </>
  );
}
