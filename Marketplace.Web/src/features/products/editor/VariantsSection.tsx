import { Button, Group, Table, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { OptionGenerator } from './OptionGenerator';
import { newVariant, useProductFormContext } from './productForm';
import { Section } from './Section';
import { VariantRow } from './VariantRow';

export function VariantsSection() {
  const form = useProductFormContext();
  const [generating, setGenerating] = useState(false);
  const { variants } = form.getValues();
  return (
    <Section
      title="Variants, price and stock"
      description="Stock of a saved variant changes in its ledger, so that every movement is kept."
      actions={
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconWand size={15} />} onClick={() => setGenerating(true)}>
            Options
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} />}
            onClick={() => form.insertListItem('variants', newVariant([], variants.at(-1)))}
          >
            Add variant
          </Button>
        </Group>
      }
    >
      <Table.ScrollContainer minWidth={600}>
        <Table verticalSpacing="xs" aria-label="Variants">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Variant</Table.Th>
              <Table.Th>SKU</Table.Th>
              <Table.Th>Price</Table.Th>
              <Table.Th>Compare at</Table.Th>
              <Table.Th>Stock</Table.Th>
              <Table.Th w={72}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {variants.map((variant, index) => (
              <VariantRow key={variant.key} index={index} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {generating && <OptionGenerator onClose={() => setGenerating(false)} />}
    </Section>
  );
}
