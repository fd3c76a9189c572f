import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { SearchInput } from '@/components/SearchInput';
import type { useUrlFilter } from '@/components/useUrlFilter';

interface ProductFiltersProps {
  filter: ReturnType<typeof useUrlFilter>;
}

const states = [
  { value: 'true', label: 'Active' },
  { value: 'false', label: 'Draft' },
];

export function ProductFilters({ filter }: ProductFiltersProps) {
  const setVendor = useDebouncedCallback((vendor: string) => filter.set({ vendor }), 300);
  return (
    <Group mb="md" gap="sm">
      <SearchInput label="Search products" initial={filter.get('search')} onSearch={(search) => filter.set({ search })} />
      <Select
        aria-label="Status"
        placeholder="Any status"
        data={states}
        value={filter.get('active') || null}
        onChange={(active) => filter.set({ active })}
        clearable
        w={140}
      />
      <TextInput
        aria-label="Vendor"
        placeholder="Vendor"
        defaultValue={filter.get('vendor')}
        onChange={(event) => setVendor(event.currentTarget.value.trim())}
        w={160}
      />
    </Group>
  );
}
