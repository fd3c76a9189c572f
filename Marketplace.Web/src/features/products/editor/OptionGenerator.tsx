import { ActionIcon, Button, Group, Modal, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { plural } from '@/format/numbers';
import { combine, dimensionsOf, type OptionDimension } from './optionGenerator';
import { useProductFormContext } from './productForm';

/** Channels allow three dimensions at most, and so do the files that sellers come with. */
const mostDimensions = 3;

const blank = (): OptionDimension => ({ key: crypto.randomUUID(), name: '', values: [] });

export function OptionGenerator({ onClose }: { onClose: () => void }) {
  const form = useProductFormContext();
  const { variants } = form.getValues();
  const [dimensions, setDimensions] = useState(() => {
    const found = dimensionsOf(variants);
    return found.length > 0 ? found : [blank()];
  });
  const result = combine(dimensions, variants);
  const change = (key: string, part: Partial<OptionDimension>) =>
    setDimensions(dimensions.map((dimension) => (dimension.key === key ? { ...dimension, ...part } : dimension)));

  return (
    <Modal opened onClose={onClose} title="Options" size="lg">
      <Stack>
        <Text size="sm" c="dimmed">
          Each combination becomes a variant. Combinations you already have keep their SKU, price and stock.
        </Text>
        {dimensions.map((dimension, index) => (
          <Group key={dimension.key} align="flex-end" wrap="nowrap" gap="xs">
            <TextInput
              label={`Option ${index + 1}`}
              placeholder="Size"
              w={140}
              value={dimension.name}
              onChange={(event) => change(dimension.key, { name: event.currentTarget.value })}
            />
            <TagsInput
              label={`Values of option ${index + 1}`}
              placeholder="Type a value, then Enter"
              flex={1}
              value={dimension.values}
              onChange={(values) => change(dimension.key, { values })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove option ${index + 1}`}
              onClick={() => setDimensions(dimensions.filter((other) => other !== dimension))}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        ))}
        <Group justify="space-between">
          <Button
            variant="subtle"
            leftSection={<IconPlus size={15} />}
            disabled={dimensions.length >= mostDimensions}
            onClick={() => setDimensions([...dimensions, blank()])}
          >
            Add option
          </Button>
          <Button
            onClick={() => {
              form.setFieldValue('variants', result);
              onClose();
            }}
          >
            Make {plural(result.length, 'variant')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
