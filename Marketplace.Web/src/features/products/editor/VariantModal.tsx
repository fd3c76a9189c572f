import { Button, Group, Modal, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { BundleModal } from '@/features/inventory/BundleModal';
import { QuantityRulesModal } from '@/features/inventory/QuantityRulesModal';
import { useProductFormContext } from './productForm';

interface VariantModalProps {
  index: number;
  name: string;
  onClose: () => void;
}

/** The fields of a variant that are too rare for the table. */
export function VariantModal({ index, name, onClose }: VariantModalProps) {
  const form = useProductFormContext();
  const variant = form.getValues().variants[index];
  const options = variant?.options ?? [];
  const [editing, setEditing] = useState<'bundle' | 'limits' | null>(null);
  return (
    <Modal opened onClose={onClose} title={name}>
      <Stack>
        {options.map((option, position) => (
          <TextInput key={option.name} label={option.name} {...form.getInputProps(`variants.${index}.options.${position}.value`)} />
        ))}
        <NumberInput
          label="Cost"
          description="What a unit costs you."
          min={0}
          decimalScale={2}
          {...form.getInputProps(`variants.${index}.cost`)}
        />
        <NumberInput
          label="Low-stock threshold"
          description="At this many units or fewer, stock counts as low."
          min={0}
          allowDecimal={false}
          {...form.getInputProps(`variants.${index}.lowStockThreshold`)}
        />
        <TextInput label="Barcode" description="EAN, UPC or ISBN" {...form.getInputProps(`variants.${index}.barcode`)} />
        <NumberInput label="Weight" suffix=" g" min={0} allowDecimal={false} {...form.getInputProps(`variants.${index}.weightGrams`)} />
        <Switch label="Track stock" {...form.getInputProps(`variants.${index}.trackInventory`, { type: 'checkbox' })} />
        {variant?.id && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setEditing('bundle')}>
              {variant.bundle ? 'Components' : 'Make it a bundle'}
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing('limits')}>
              Limits per channel
            </Button>
          </Group>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
      {variant && editing === 'bundle' && <BundleModal sku={variant.sku} onClose={() => setEditing(null)} />}
      {variant && editing === 'limits' && (
        <QuantityRulesModal title={`Limits of ${variant.sku}`} scope={{ sku: variant.sku }} onClose={() => setEditing(null)} />
      )}
    </Modal>
  );
}
