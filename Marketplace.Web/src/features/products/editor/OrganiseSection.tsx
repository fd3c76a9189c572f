import { Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useCategories } from '@/features/categories/api';
import { categoryChoices } from '@/features/categories/categoryChoices';
import { useProductFormContext } from './productForm';
import { Section } from './Section';

export function OrganiseSection() {
  const form = useProductFormContext();
  const categories = useCategories();
  return (
    <Section title="Organise">
      <Switch label="Active" description="Only active products can be published." {...form.getInputProps('active', { type: 'checkbox' })} />
      <Switch label="Featured" {...form.getInputProps('featured', { type: 'checkbox' })} />
      <Select
        label="Category"
        placeholder="None"
        data={categoryChoices(categories.data ?? [])}
        searchable
        clearable
        {...form.getInputProps('categoryId')}
      />
      <TextInput label="Vendor" {...form.getInputProps('vendor')} />
      <TextInput label="Product type" {...form.getInputProps('productType')} />
      <TagsInput label="Tags" placeholder="Add a tag" {...form.getInputProps('tags')} />
    </Section>
  );
}
