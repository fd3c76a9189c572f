import { ActionIcon, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ListingModel } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { StateBadge } from '@/components/StateBadge';
import { Thumb } from '@/components/Thumb';
import { money } from '@/format/money';
import { Stock } from '@/features/products/Stock';
import { MatchCell } from './MatchCell';

const column = gridColumns<ListingModel>();

export function ListingName({ listing }: { listing: ListingModel }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Thumb src={listing.imageUrl} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={550} lineClamp={2}>
          {listing.title}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[listing.connectionName, listing.sku].filter(Boolean).join(' · ')}
        </Text>
      </div>
    </Group>
  );
}

export function ListingState({ listing }: { listing: ListingModel }) {
  return (
    <>
      <StateBadge state={listing.state} />
      {listing.lastError && (
        <Text size="xs" c="red" lineClamp={2} maw={220} title={listing.lastError}>
          {listing.lastError}
        </Text>
      )}
    </>
  );
}

export function RemoteLink({ listing }: { listing: ListingModel }) {
  if (!listing.remoteUrl) return null;
  return (
    <ActionIcon
      component="a"
      href={listing.remoteUrl}
      target="_blank"
      rel="noreferrer"
      variant="subtle"
      color="gray"
      aria-label={`Open ${listing.title} on the channel`}
    >
      <IconExternalLink size={17} />
    </ActionIcon>
  );
}

export const listingColumns = column.columns([
  column.display({
    id: 'title',
    header: 'Listing',
    cell: ({ row }) => <ListingName listing={row.original} />,
  }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <ListingState listing={row.original} /> }),
  column.display({ id: 'product', header: 'Product', cell: ({ row }) => <MatchCell listing={row.original} /> }),
  column.display({
    id: 'price',
    header: 'Price',
    meta: { align: 'right' },
    cell: ({ row }) => <span className="numeric">{money(row.original.price, row.original.currency)}</span>,
  }),
  column.display({
    id: 'quantity',
    header: 'Stock there',
    meta: { align: 'right' },
    cell: ({ row }) => (row.original.quantity === null ? '—' : <Stock available={row.original.quantity} />),
  }),
  column.display({
    id: 'remote',
    header: () => <VisuallyHidden>Open on the channel</VisuallyHidden>,
    meta: { width: 52 },
    cell: ({ row }) => <RemoteLink listing={row.original} />,
  }),
]);
