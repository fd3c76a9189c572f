import { Table, Title } from '@mantine/core';
import type { ListingVariantModel } from '@/api/schema';
import { money } from '@/format/money';

interface ListingVariantsProps {
  variants: ListingVariantModel[];
  currency: string | null;
}

export function ListingVariants({ variants, currency }: ListingVariantsProps) {
  if (variants.length === 0) return null;
  return (
    <section>
      <Title order={3} mb="xs">
        Stock, there and here
      </Title>
      <Table aria-label="Variants of the listing">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>SKU</Table.Th>
            <Table.Th ta="right">Price</Table.Th>
            <Table.Th ta="right">There</Table.Th>
            <Table.Th ta="right">Here</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {variants.map((variant) => (
            <Table.Tr key={variant.position}>
              <Table.Td>{variant.sku ?? '—'}</Table.Td>
              <Table.Td ta="right">{money(variant.price, currency)}</Table.Td>
              <Table.Td ta="right">{variant.quantity ?? '—'}</Table.Td>
              <Table.Td ta="right">{variant.available ?? '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
