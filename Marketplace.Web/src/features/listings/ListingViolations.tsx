import { Alert } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import type { ListingModel } from '@/api/schema';
import { useViolations } from '@/features/connections/api';

/** What the channel does not like about a listing, with what to do about it. That it cannot be asked is said on the connection's page. */
export function ListingViolations({ listing }: { listing: ListingModel }) {
  const { data = [] } = useViolations(listing.connectionId, listing.channel);
  return data
    .filter(({ listingId }) => listingId === listing.id)
    .map(({ sku, reason, atRisk, advice }) => (
      <Alert
        key={`${sku ?? ''} ${reason}`}
        color={atRisk ? 'honey' : 'red'}
        icon={<IconGavel aria-hidden />}
        title={[reason, sku].filter(Boolean).join(' · ')}
      >
        {[...advice, ...(atRisk ? [] : ['Other changes may be refused until then.'])].join(' ')}
      </Alert>
    ));
}
