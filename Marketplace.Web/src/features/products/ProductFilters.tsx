import { Anchor, Group, Select, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { useDebouncedCallback } from '@mantine/hooks';
import { SearchInput } from '@/components/SearchInput';
import type { useUrlFilter } from '@/components/useUrlFilter';
import { useCategories } from '@/features/categories/api';
import { categoryChoices } from '@/features/categories/categoryChoices';

interface ProductFiltersProps {
  filter: ReturnType<typeof useUrlFilter>;
}

const states = [
  { value: 'true', label: 'Active' },
  { value: 'false', label: 'Draft' },
];

export function ProductFilters({ filter }: ProductFiltersProps) {
  const setVendor = useDebouncedCallback((vendor: string) => filter.set({ vendor }), 300);
  const categories = categoryChoices(useCategories().data ?? []);
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
      {categories.length > 0 && (
        <Select
          aria-label="Category"
          placeholder="Any category"
          data={categories}
          value={filter.get('categoryId') || null}
          onChange={(categoryId) => filter.set({ categoryId })}
          searchable
          clearable
          w={200}
        />
      )}
      <TextInput
        aria-label="Vendor"
        placeholder="Vendor"
        defaultValue={filter.get('vendor')}
        onChange={(event) => setVendor(event.currentTarget.value.trim())}
        w={160}
      />
      <Anchor component={Link} to="/categories" size="sm" ml="auto">
        Manage categories
      </Anchor>
    </Group>
  );
}
