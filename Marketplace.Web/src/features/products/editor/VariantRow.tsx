import { ActionIcon, Anchor, Group, NumberInput, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconAdjustments, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Stock } from '../Stock';
import { useProductFormContext } from './productForm';
import { VariantModal } from './VariantModal';

export function VariantRow({ index }: { index: number }) {
  const form = useProductFormContext();
  const [open, setOpen] = useState(false);
  const { variants } = form.getValues();
  const variant = variants[index];
  if (!variant) return null;
  const name = variant.options.map((option) => option.value).join(' / ') || (variants.length === 1 ? 'Default' : `Variant ${index + 1}`);
  const field = (path: string) => form.getInputProps(`variants.${index}.${path}`);
  const moneyInput = (path: string, label: string) => (
    <NumberInput aria-label={`${label} of ${name}`} min={0} decimalScale={2} hideControls w={92} {...field(path)} />
  );

  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td>
        <TextInput aria-label={`SKU of ${name}`} placeholder="Generated" miw={130} {...field('sku')} />
      </Table.Td>
      <Table.Td>{moneyInput('price', 'Price')}</Table.Td>
      <Table.Td>{moneyInput('compareAtPrice', 'Compare-at price')}</Table.Td>
      <Table.Td>
        {variant.id ? (
          <Anchor component={Link} to={`/inventory?ledger=${encodeURIComponent(variant.sku)}`}>
            <Stock available={variant.available} threshold={variant.lowStockThreshold === '' ? null : variant.lowStockThreshold} />
            <VisuallyHidden>, stock ledger of {name}</VisuallyHidden>
          </Anchor>
        ) : (
          <NumberInput aria-label={`Opening stock of ${name}`} min={0} allowDecimal={false} hideControls w={72} {...field('onHand')} />
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`} onClick={() => setOpen(true)}>
            <IconAdjustments size={17} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name}`}
            disabled={variants.length === 1}
            onClick={() => form.removeListItem('variants', index)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
        {open && <VariantModal index={index} name={name} onClose={() => setOpen(false)} />}
      </Table.Td>
    </Table.Tr>
  );
}
