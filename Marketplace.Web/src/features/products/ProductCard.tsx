import { Group, Text } from '@mantine/core';
import type { ProductSummary } from '@/api/schema';
import { channels, price, ProductName, ProductStatus } from './productColumns';
import { Stock } from './Stock';

export function ProductCard({ product }: { product: ProductSummary }) {
  return (
    <>
      <ProductName product={product} />
      <Group justify="space-between" mt={8} gap="xs">
        <Group gap="xs">
          <ProductStatus product={product} />
          <Text size="xs" c="dimmed">
            {channels(product)}
          </Text>
        </Group>
        <Group gap="sm">
          <Stock available={product.available} />
          <Text size="sm" fw={600} className="numeric">
            {price(product)}
          </Text>
        </Group>
      </Group>
    </>
  );
}
