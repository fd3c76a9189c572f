import { Stack } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { useUrlFilter } from '@/components/useUrlFilter';
import { useConnections } from '@/features/connections/api';
import { useListings } from './api';
import { ListingCard } from './ListingCard';
import { listingColumns } from './listingColumns';
import { ListingDrawer } from './ListingDrawer';
import { ListingFilters } from './ListingFilters';
import { PublishProgressBar } from './PublishProgressBar';

export function ListingsPage() {
  const filter = useUrlFilter();
  const connections = useConnections().data ?? [];
  const query = {
    search: filter.get('search'),
    connectionId: filter.get('connectionId'),
    state: filter.get('state'),
    unmatched: filter.get('unmatched'),
  };
  const listings = useListings(query);
  const [open, setOpen] = useState<string | null>(filter.get('open') || null);
  const filtered = Object.values(query).some(Boolean);
  const watched = connections.filter((connection) => !query.connectionId || connection.id === query.connectionId);

  return (
    <>
      <PageHeader title="Listings" description="Your products as they stand on each channel." />
      <Stack gap="sm" mb="md">
        <PublishProgressBar connections={watched} />
      </Stack>
      <ListingFilters filter={filter} connections={connections} />
      {listings.isError && <QueryProblem error={listings.error} retry={listings.refetch} />}
      <DataGrid
        label="Listings"
        rows={listings.items}
        columns={listingColumns}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        card={(row) => <ListingCard listing={row} />}
        loading={listings.isPending}
        withOpenButton
        onOpen={(row) => setOpen(row.id)}
        empty={
          <EmptyState
            icon={IconBuildingStore}
            title={filtered ? 'No listing matches' : 'No listings yet'}
            description={filtered ? 'Try other filters.' : 'Connect a shop to see what is listed there, or publish products to it.'}
          />
        }
        footer={<LoadMore loaded={listings.items.length} pages={listings} />}
      />
      {open && <ListingDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  );
}
