import { Group, Select, Switch } from '@mantine/core';
import type { ConnectionModel } from '@/api/schema';
import { SearchInput } from '@/components/SearchInput';
import type { useUrlFilter } from '@/components/useUrlFilter';
import { label } from '@/format/words';

const states = ['active', 'publishing', 'updating', 'draft', 'sold_out', 'inactive', 'error', 'ending', 'ended'];

interface ListingFiltersProps {
  filter: ReturnType<typeof useUrlFilter>;
  connections: ConnectionModel[];
}

export function ListingFilters({ filter, connections }: ListingFiltersProps) {
  return (
    <Group mb="md" gap="sm">
      <SearchInput label="Search listings" initial={filter.get('search')} onSearch={(search) => filter.set({ search })} />
      <Select
        aria-label="Connection"
        placeholder="All connections"
        data={connections.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={filter.get('connectionId') || null}
        onChange={(connectionId) => filter.set({ connectionId })}
        clearable
        w={190}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        data={states.map((state) => ({ value: state, label: label(state) }))}
        value={filter.get('state') || null}
        onChange={(state) => filter.set({ state })}
        clearable
        w={150}
      />
      <Switch
        label="Unmatched only"
        checked={filter.get('unmatched') === 'true'}
        onChange={(event) => filter.set({ unmatched: event.currentTarget.checked ? 'true' : null })}
      />
    </Group>
  );
}
