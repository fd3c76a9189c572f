import { Anchor, Badge, Group, Text } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ProductSummary } from '@/api/schema';
import { gridColumns } from '@/components/grid/gridFeatures';
import { RelativeTime } from '@/components/RelativeTime';
import { Thumb } from '@/components/Thumb';
import { priceRange } from '@/format/money';
import { plural } from '@/format/numbers';
import { Stock } from './Stock';

const column = gridColumns<ProductSummary>();

export function ProductName({ product }: { product: ProductSummary }) {
  const about = product.variantCount > 1 ? plural(product.variantCount, 'variant') : product.sku;
  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <Thumb src={product.imageUrl} alt={`Picture of ${product.title}`} />
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} to={`/products/${product.id}`} fw={550} c="var(--mantine-color-text)" size="sm" lineClamp={2}>
          {product.title}
          {product.featured && (
            <IconStarFilled size={12} aria-label="Featured" style={{ marginLeft: 6, color: 'var(--mantine-color-honey-5)' }} />
          )}
        </Anchor>
        <Text size="xs" c="dimmed" truncate>
          {[about, product.vendor].filter(Boolean).join(' · ')}
        </Text>
      </div>
    </Group>
  );
}

export function ProductStatus({ product }: { product: ProductSummary }) {
  return <Badge color={product.active ? 'pine' : 'gray'}>{product.active ? 'Active' : 'Draft'}</Badge>;
}

export const price = (product: ProductSummary) => priceRange(product.priceFrom, product.priceTo, product.currency);

export const channels = (product: ProductSummary) => (product.listingCount > 0 ? plural(product.listingCount, 'channel') : 'Not listed');

export const productColumns = column.columns([
  column.display({ id: 'title', header: 'Product', meta: { sort: 'title' }, cell: ({ row }) => <ProductName product={row.original} /> }),
  column.display({ id: 'status', header: 'Status', meta: { width: 90 }, cell: ({ row }) => <ProductStatus product={row.original} /> }),
  column.display({
    id: 'stock',
    header: 'Stock',
    meta: { align: 'right', sort: 'stock', width: 120 },
    cell: ({ row }) => <Stock available={row.original.available} />,
  }),
  column.display({
    id: 'price',
    header: 'Price',
    meta: { align: 'right', sort: 'price', width: 170 },
    cell: ({ row }) => (
      <Text span size="sm" className="numeric">
        {price(row.original)}
      </Text>
    ),
  }),
  column.display({
    id: 'channels',
    header: 'Listed on',
    meta: { width: 120 },
    cell: ({ row }) => (
      <Text span size="sm" c={row.original.listingCount > 0 ? undefined : 'dimmed'}>
        {channels(row.original)}
      </Text>
    ),
  }),
  column.display({
    id: 'updated',
    header: 'Changed',
    meta: { sort: 'updated', width: 130 },
    cell: ({ row }) => (
      <Text span size="sm" c="dimmed">
        <RelativeTime at={row.original.updatedAt} />
      </Text>
    ),
  }),
]);
