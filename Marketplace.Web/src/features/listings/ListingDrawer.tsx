import { Alert, Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListingDetail } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { ConfirmModal } from '@/components/ConfirmModal';
import { QueryProblem } from '@/components/QueryProblem';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { useEndListing, useListing, useRetryListing } from './api';
import { LinkPicker } from './LinkPicker';
import { ListingForm } from './ListingForm';
import { ListingVariants } from './ListingVariants';
import { ListingViolations } from './ListingViolations';

interface ListingDrawerProps {
  id: string;
  onClose: () => void;
}

export function ListingDrawer({ id, onClose }: ListingDrawerProps) {
  const query = useListing(id);
  return (
    <Drawer opened onClose={onClose} title={query.data?.listing.title ?? 'Listing'} size="lg">
      {query.isError && <QueryProblem error={query.error} retry={query.refetch} />}
      {query.isPending && <Skeleton h={260} role="status" aria-label="Loading" />}
      {query.data && <Details detail={query.data} onClose={onClose} />}
    </Drawer>
  );
}

/** States from which there is something left to end. */
const endable = ['active', 'sold_out', 'inactive', 'error', 'updating', 'draft'];

function Details({ detail, onClose }: { detail: ListingDetail; onClose: () => void }) {
  const { listing } = detail;
  const end = useEndListing(listing.id);
  const retry = useRetryListing(listing.id);
  const [asking, setAsking] = useState(false);
  const done = () => {
    setAsking(false);
    showDone('The listing is being ended.');
    onClose();
  };
  return (
    <Stack>
      <Group justify="space-between">
        <Group gap="xs">
          <StateBadge state={listing.state} />
          <Text size="sm" c="dimmed">
            {listing.connectionName}, seen <RelativeTime at={listing.observedAt} fallback="not yet" />
          </Text>
        </Group>
        {listing.remoteUrl && (
          <Button
            component="a"
            href={listing.remoteUrl}
            target="_blank"
            rel="noreferrer"
            variant="default"
            size="xs"
            rightSection={<IconExternalLink size={15} />}
          >
            Open there
          </Button>
        )}
      </Group>
      {listing.lastError && (
        <Alert color="red" icon={<IconAlertCircle aria-hidden />}>
          <Group justify="space-between">
            {listing.lastError}
            {listing.state === 'error' && (
              <Button size="xs" variant="light" color="red" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
                Try again
              </Button>
            )}
          </Group>
        </Alert>
      )}
      <ListingViolations listing={listing} />
      {listing.productId ? <ListingForm detail={detail} /> : <LinkPicker listing={listing} />}
      <ListingVariants variants={detail.variants} currency={listing.currency} />
      {listing.remoteId && endable.includes(listing.state) && (
        <Button variant="light" color="red" onClick={() => setAsking(true)}>
          End listing
        </Button>
      )}
      <ConfirmModal
        opened={asking}
        title="End this listing?"
        confirmLabel="Yes, end it"
        busy={end.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => end.mutate(undefined, { onSuccess: done })}
      >
        {listing.title} disappears from {listing.connectionName}. The product stays here and can be published again.
      </ConfirmModal>
    </Stack>
  );
}
