import { Button, Group, Text } from '@mantine/core';
import type { ListingModel } from '@/api/schema';
import { StateBadge } from '@/components/StateBadge';
import { useLinkListing } from './api';

/** The product behind a listing; for an unmatched one, the ways to give it one. */
export function MatchCell({ listing }: { listing: ListingModel }) {
  const link = useLinkListing(listing.id);
  if (listing.productId) {
    // Not a link: the row opens the listing, and that leads to the product.
    return (
      <Text size="sm" lineClamp={1}>
        {listing.productTitle ?? 'Product'}
      </Text>
    );
  }
  const { suggestion } = listing;
  return (
    <div>
      {suggestion ? (
        <Text size="xs" c="dimmed" mb={4} lineClamp={1}>
          Probably {suggestion.title}
        </Text>
      ) : (
        <StateBadge state="unmatched" />
      )}
      <Group gap={6} mt={suggestion ? 0 : 4}>
        {suggestion && (
          <Button size="compact-xs" loading={link.isPending} onClick={() => link.mutate({ productId: suggestion.productId })}>
            Link
          </Button>
        )}
        <Button size="compact-xs" variant="default" loading={link.isPending} onClick={() => link.mutate({ create: true })}>
          Create product
        </Button>
      </Group>
    </div>
  );
}
