import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconExternalLink, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConnectionModel, ProductDetail } from '@/api/schema';
import { StateBadge } from '@/components/StateBadge';
import { useConnections } from '@/features/connections/api';
import { QuantityRulesModal } from '@/features/inventory/QuantityRulesModal';
import { useListings, usePrepare } from '@/features/listings/api';
import { ListingDrawer } from '@/features/listings/ListingDrawer';
import { PublishModal } from '@/features/listings/PublishModal';
import { Section } from './Section';

export function ListingsSection({ product }: { product: ProductDetail }) {
  const [publishTo, setPublishTo] = useState<ConnectionModel | null>(null);
  const [adapting, setAdapting] = useState<string | null>(null);
  const prepare = usePrepare();
  const adapt = (connection: ConnectionModel) =>
    prepare.mutate({ connectionId: connection.id, productId: product.id }, { onSuccess: ({ id }) => setAdapting(id) });
  const [limits, setLimits] = useState(false);
  const connections = useConnections().data ?? [];
  const listings = useListings({ productId: product.id }).items;
  return (
    <Section
      title="Listings"
      actions={
        connections.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setLimits(true)}>
            Stock limits
          </Button>
        )
      }
    >
      {connections.length === 0 && (
        <Text size="sm" c="dimmed">
          Connect a channel to sell this product there.
        </Text>
      )}
      {connections.map((connection) => {
        const listing = listings.find((candidate) => candidate.connectionId === connection.id && candidate.productId === product.id);
        return (
          <Group key={connection.id} justify="space-between" gap="xs">
            <div>
              <Text size="sm" fw={550}>
                {connection.displayName}
              </Text>
              {listing?.lastError && (
                <Text size="xs" c="red">
                  {listing.lastError}
                </Text>
              )}
              {listing?.remoteUrl && (
                <Anchor href={listing.remoteUrl} target="_blank" rel="noreferrer" size="xs">
                  Open on {connection.channelName} <IconExternalLink size={12} aria-hidden />
                </Anchor>
              )}
            </div>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => adapt(connection)} loading={prepare.isPending}>
                Adapt
              </Button>
              {listing && listing.state !== 'ended' && listing.state !== 'draft' ? (
                <StateBadge state={listing.state} />
              ) : (
                <Button size="xs" variant="light" leftSection={<IconUpload size={15} />} onClick={() => setPublishTo(connection)}>
                  Publish to {connection.channelName}
                </Button>
              )}
            </Group>
          </Group>
        );
      })}
      {limits && (
        <QuantityRulesModal title="Stock limits of this product" scope={{ productId: product.id }} onClose={() => setLimits(false)} />
      )}
      {publishTo && (
        <PublishModal
          connectionId={publishTo.id}
          what="this product"
          productIds={() => Promise.resolve([product.id])}
          onClose={() => setPublishTo(null)}
        />
      )}
      {adapting && <ListingDrawer id={adapting} onClose={() => setAdapting(null)} />}
    </Section>
  );
}
