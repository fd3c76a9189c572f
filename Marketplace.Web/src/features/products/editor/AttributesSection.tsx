import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useProductFormContext } from './productForm';
import { Section } from './Section';

export function AttributesSection() {
  const form = useProductFormContext();
  const { attributes } = form.getValues();
  const add = () => form.insertListItem('attributes', { key: crypto.randomUUID(), name: '', value: '' });
  return (
    <Section
      title="Attributes"
      description="Material, colour, care: what channels ask for and buyers filter by."
      actions={
        <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          Add attribute
        </Button>
      }
    >
      {attributes.length === 0 && (
        <Text size="sm" c="dimmed">
          None yet.
        </Text>
      )}
      {attributes.map((attribute, index) => (
        <Group key={attribute.key} wrap="nowrap" gap="xs">
          <TextInput
            aria-label={`Name of attribute ${index + 1}`}
            placeholder="Material"
            flex={1}
            {...form.getInputProps(`attributes.${index}.name`)}
          />
          <TextInput
            aria-label={`Value of attribute ${index + 1}`}
            placeholder="Cotton"
            flex={2}
            {...form.getInputProps(`attributes.${index}.value`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove attribute ${attribute.name}`}
            onClick={() => form.removeListItem('attributes', index)}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
      ))}
    </Section>
  );
}
