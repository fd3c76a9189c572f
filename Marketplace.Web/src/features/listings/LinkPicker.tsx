import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListingModel } from '@/api/schema';
import { useProducts } from '@/features/products/api';
import { useLinkListing } from './api';

/** Says which product an unmatched listing is. */
export function LinkPicker({ listing }: { listing: ListingModel }) {
  const link = useLinkListing(listing.id);
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const [chosen, setChosen] = useState(listing.suggestion?.productId ?? null);
  const found = useProducts({ search: wanted }).items.map(({ id, title }) => ({ value: id, label: title }));
  const { suggestion } = listing;
  const choices =
    suggestion && !found.some(({ value }) => value === suggestion.productId)
      ? [{ value: suggestion.productId, label: suggestion.title }, ...found]
      : found;

  return (
    <Alert color="honey" icon={<IconLink aria-hidden />} title="Which product is this?">
      <Stack gap="sm">
        Until it has a product, its stock is not kept in step and its orders do not count stock down.
        <Select
          aria-label="Product"
          placeholder="Search products"
          data={choices}
          value={chosen}
          onChange={setChosen}
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          filter={({ options }) => options}
          nothingFoundMessage="No product matches"
        />
        <Group>
          <Button size="xs" disabled={!chosen} loading={link.isPending} onClick={() => link.mutate({ productId: chosen })}>
            Link to product
          </Button>
          <Button size="xs" variant="default" loading={link.isPending} onClick={() => link.mutate({ create: true })}>
            Create product
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
