import { Textarea, TextInput } from '@mantine/core';
import { useProductFormContext } from './productForm';
import { Section } from './Section';

export function DetailsSection() {
  const form = useProductFormContext();
  return (
    <Section title="Details">
      <TextInput label="Title" required maxLength={255} {...form.getInputProps('title')} />
      <TextInput
        label="Short description"
        description="One line, for places with little room."
        {...form.getInputProps('shortDescription')}
      />
      <Textarea label="Description" autosize minRows={5} maxRows={18} {...form.getInputProps('description')} />
    </Section>
  );
}
