import { Group, Text } from '@mantine/core';
import type { ListingModel } from '@/api/schema';
import { money } from '@/format/money';
import { ListingName, ListingState, RemoteLink } from './listingColumns';
import { MatchCell } from './MatchCell';

export function ListingCard({ listing }: { listing: ListingModel }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ListingName listing={listing} />
        <RemoteLink listing={listing} />
      </Group>
      <Group justify="space-between" my={8}>
        <div>
          <ListingState listing={listing} />
        </div>
        <Text size="sm" fw={600} className="numeric">
          {money(listing.price, listing.currency)}
        </Text>
      </Group>
      <MatchCell listing={listing} />
    </>
  );
}
