import { Text, Textarea, TextInput } from '@mantine/core';
import { useProductFormContext } from './productForm';
import { Section } from './Section';

export function SeoSection() {
  const form = useProductFormContext();
  const { seoTitle, seoDescription, title, shortDescription, handle } = form.getValues();
  return (
    <Section title="Search engines" description="How the product looks in a list of results.">
      <div>
        <Text c="blue.8" truncate>
          {seoTitle || title || 'Title'}
        </Text>
        <Text size="xs" c="pine">
          /{handle || 'handle'}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {seoDescription || shortDescription || 'The description appears here.'}
        </Text>
      </div>
      <TextInput
        label="Page title"
        description={`${seoTitle.length} of 70 characters`}
        maxLength={255}
        {...form.getInputProps('seoTitle')}
      />
      <Textarea
        label="Page description"
        description={`${seoDescription.length} of 160 characters`}
        autosize
        minRows={2}
        {...form.getInputProps('seoDescription')}
      />
      <TextInput label="Handle" description="Part of the address; made from the title when empty." {...form.getInputProps('handle')} />
    </Section>
  );
}
