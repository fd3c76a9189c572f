import { Button, Group, Modal, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useProductFormContext } from './productForm';

interface VariantModalProps {
  index: number;
  name: string;
  onClose: () => void;
}

/** The fields of a variant that are too rare for the table. */
export function VariantModal({ index, name, onClose }: VariantModalProps) {
  const form = useProductFormContext();
  const options = form.getValues().variants[index]?.options ?? [];
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
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
