import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CategoryMappingModel, ConnectionModel, SettingField } from '@/api/schema';
import { inTreeOrder } from '@/features/categories/tree';
import { plural } from '@/format/numbers';
import { useConnectionSettings } from '../api';
import { CategoryMappingModal } from './CategoryMappingModal';

interface CategoryMappingsProps {
  connection: ConnectionModel;
  categories: CategoryMappingModel[];
}

/** The seller's categories, each with what listings of its products say on this channel. */
export function CategoryMappings({ connection, categories }: CategoryMappingsProps) {
  const fields = useConnectionSettings(connection.id).data?.fields ?? [];
  const [open, setOpen] = useState<CategoryMappingModel | null>(null);
  const nodes = inTreeOrder(categories.map((category, sortOrder) => ({ ...category, id: category.categoryId, sortOrder })));
  return (
    <Paper p="lg" component="section" aria-labelledby="category-mapping">
      <Title order={2} id="category-mapping">
        Categories
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        What listings say here, by your own categories: {connection.channelName}&apos;s category, condition, shipping and the like. A
        category without choices takes those of the one above it, and then the shop&apos;s.
      </Text>
      {nodes.length === 0 && (
        <Text size="sm">
          You have no categories yet.{' '}
          <Anchor component={Link} to="/categories" inherit>
            Make some
          </Anchor>{' '}
          to choose differently for different products.
        </Text>
      )}
      <Stack gap="xs">
        {nodes.map(({ category, depth }) => (
          <Group key={category.categoryId} justify="space-between" wrap="nowrap" style={{ paddingLeft: depth * 22 }}>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={550}>
                {category.name}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {summary(category, fields) ?? plural(category.products, 'product')}
              </Text>
            </div>
            <Button size="xs" variant="default" onClick={() => setOpen(category)} disabled={fields.length === 0}>
              {category.settings ? 'Change' : 'Choose'}
            </Button>
          </Group>
        ))}
      </Stack>
      {open && <CategoryMappingModal connection={connection} category={open} fields={fields} onClose={() => setOpen(null)} />}
    </Paper>
  );
}

/** Such as `Category: Mugs, Who made it: I did`. */
function summary({ settings }: CategoryMappingModel, fields: SettingField[]): string | null {
  const chosen = (settings ?? {}) as Record<string, unknown>;
  const parts = fields
    .filter(({ name }) => chosen[name] !== undefined)
    .map(({ name, label, choices }) => {
      const value = String(chosen[name]);
      return `${label}: ${choices.find((choice) => choice.value === value)?.label ?? value}`;
    });
  return parts.length > 0 ? parts.join(', ') : null;
}
