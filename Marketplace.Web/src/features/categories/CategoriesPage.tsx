import { Button, Text } from '@mantine/core';
import { IconFolders, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CategoryModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { plural } from '@/format/numbers';
import { useCategories } from './api';
import { CategoryModal } from './CategoryModal';
import { inTreeOrder, type CategoryNode } from './tree';

const column = gridColumns<CategoryNode>();
const columns = column.columns([
  column.display({ id: 'name', header: 'Category', cell: ({ row }) => <Name node={row.original} /> }),
  column.display({
    id: 'products',
    header: 'Products',
    meta: { align: 'right' },
    cell: ({ row }) => plural(row.original.category.productCount, 'product'),
  }),
]);

function Name({ node }: { node: CategoryNode }) {
  return (
    <div style={{ paddingLeft: node.depth * 22 }}>
      <Text size="sm" fw={550}>
        {node.category.name}
      </Text>
      {node.category.description && (
        <Text size="xs" c="dimmed" lineClamp={1}>
          {node.category.description}
        </Text>
      )}
    </div>
  );
}

export function CategoriesPage() {
  const categories = useCategories();
  /** Undefined: closed; null: a new one. */
  const [open, setOpen] = useState<CategoryModel | null>();
  const all = categories.data ?? [];
  const add = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setOpen(null)}>
      New category
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Categories"
        back={{ to: '/products', label: 'Products' }}
        description="Your own shelves, one inside another."
        actions={add}
      />
      {categories.isError && <QueryProblem error={categories.error} retry={categories.refetch} />}
      <DataGrid
        label="Categories"
        rows={inTreeOrder(all)}
        columns={columns}
        rowId={(node) => node.category.id}
        rowName={(node) => node.category.name}
        card={(node) => <Name node={node} />}
        loading={categories.isPending}
        withOpenButton
        onOpen={(node) => setOpen(node.category)}
        empty={
          <EmptyState
            icon={IconFolders}
            title="No categories yet"
            description="Group products the way your buyers look for them."
            action={add}
          />
        }
      />
      {open !== undefined && <CategoryModal category={open} all={all} onClose={() => setOpen(undefined)} />}
    </>
  );
}
