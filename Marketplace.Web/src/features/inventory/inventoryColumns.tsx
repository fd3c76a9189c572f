import { Anchor, Button, Group, Text, VisuallyHidden } from '@mantine/core';
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

export const inventoryColumns = (onAdjust: (item: InventoryItemModel) => void) =>
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
      id: 'adjust',
      header: () => <VisuallyHidden>Adjust</VisuallyHidden>,
      meta: { width: 110, align: 'right' },
      cell: ({ row }) => (
        <Button size="compact-sm" variant="default" aria-label={`Adjust ${row.original.sku}`} onClick={() => onAdjust(row.original)}>
          Adjust
        </Button>
      ),
    }),
  ]);

export function InventoryCard({ item, onAdjust }: { item: InventoryItemModel; onAdjust: (item: InventoryItemModel) => void }) {
  return (
    <>
      <ItemName item={item} />
      <Group justify="space-between" mt={8}>
        <Text size="xs" c="dimmed">
          {count(item.onHand)} on hand, {count(item.reserved)} reserved
        </Text>
        <Stock available={item.available} threshold={item.lowStockThreshold} />
        <Button size="compact-sm" variant="default" aria-label={`Adjust ${item.sku}`} onClick={() => onAdjust(item)}>
          Adjust
        </Button>
      </Group>
    </>
  );
}
