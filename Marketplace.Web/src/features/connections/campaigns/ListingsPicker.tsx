import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useListings } from '@/features/listings/api';

interface ListingsPickerProps {
  connectionId: string;
  value: string[];
  onChange: (ids: string[]) => void;
  error?: ReactNode;
}

/** Chooses live listings of a connection, found by their words. */
export function ListingsPicker({ connectionId, value, onChange, error }: ListingsPickerProps) {
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const [titles, setTitles] = useState<Record<string, string>>({});
  const found = useListings({ connectionId, state: 'active', search: wanted });
  const choices: Record<string, string> = {
    ...Object.fromEntries(value.map((id) => [id, titles[id] ?? id])),
    ...Object.fromEntries(found.items.map(({ id, title }) => [id, title])),
  };
  const choose = (ids: string[]) => {
    // A later search does not find them again.
    setTitles(Object.fromEntries(ids.map((id) => [id, choices[id] ?? id])));
    onChange(ids);
  };
  return (
    <MultiSelect
      aria-label="Listings to promote"
      placeholder="Search listings"
      data={Object.entries(choices).map(([id, title]) => ({ value: id, label: title }))}
      value={value}
      onChange={choose}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      hidePickedOptions
      nothingFoundMessage={found.isPending ? 'Searching …' : 'No live listing matches'}
      error={error}
    />
  );
}
