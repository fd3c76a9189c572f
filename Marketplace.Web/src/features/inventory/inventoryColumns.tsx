import { ActionIcon, Anchor, Button, Group, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { InventoryItemModel } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { Thumb } from '@/components/Thumb';
import { Stock } from '@/features/products/Stock';
import { count } from '@/format/numbers';

const column = gridColumns<InventoryItemModel>();

function ItemName({ item }: { item: InventoryItemModel }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Thumb src={item.imageUrl} />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={550}>
          {item.sku}
        </Text>
        <Anchor component={Link} to={`/products/${item.productId}`} size="xs" c="dimmed" lineClamp={1}>
          {[item.productTitle, item.variantTitle].filter(Boolean).join(', ')}
        </Anchor>
      </div>
    </Group>
  );
}

const number = (id: string, header: string, value: (item: InventoryItemModel) => number) =>
  column.display({
    id,
    header,
    meta: { align: 'right' },
    cell: ({ row }) => <span className="numeric">{count(value(row.original))}</span>,
  });

export interface InventoryActions {
  onAdjust: (item: InventoryItemModel) => void;
  onLimits: (item: InventoryItemModel) => void;
  onCompose: (item: InventoryItemModel) => void;
}

export const inventoryColumns = (actions: InventoryActions) =>
  column.columns([
    column.display({ id: 'sku', header: 'SKU', cell: ({ row }) => <ItemName item={row.original} /> }),
    number('onHand', 'On hand', (item) => item.onHand),
    number('reserved', 'Reserved', (item) => item.reserved),
    column.display({
      id: 'available',
      header: 'Available',
      meta: { align: 'right' },
      cell: ({ row }) => <Stock available={row.original.available} threshold={row.original.lowStockThreshold} />,
    }),
    column.display({
      id: 'actions',
      header: () => <VisuallyHidden>Actions</VisuallyHidden>,
      meta: { width: 150, align: 'right' },
      cell: ({ row }) => <ItemActions item={row.original} {...actions} />,
    }),
  ]);

function ItemActions({ item, onAdjust, onLimits, onCompose }: InventoryActions & { item: InventoryItemModel }) {
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {item.bundle ? (
        <Button size="compact-sm" variant="default" aria-label={`Components of ${item.sku}`} onClick={() => onCompose(item)}>
          Bundle
        </Button>
      ) : (
        <Button size="compact-sm" variant="default" aria-label={`Adjust ${item.sku}`} onClick={() => onAdjust(item)}>
          Adjust
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More about ${item.sku}`}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onLimits(item)}>Limits per channel</Menu.Item>
          <Menu.Item onClick={() => onCompose(item)}>{item.bundle ? 'Components' : 'Make it a bundle'}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

export function InventoryCard({ item, ...actions }: InventoryActions & { item: InventoryItemModel }) {
  return (
    <>
      <ItemName item={item} />
      <Group justify="space-between" mt={8}>
        <Text size="xs" c="dimmed">
          {count(item.onHand)} on hand, {count(item.reserved)} reserved
        </Text>
        <Stock available={item.available} threshold={item.lowStockThreshold} />
        <ItemActions item={item} {...actions} />
      </Group>
    </>
  );
}
