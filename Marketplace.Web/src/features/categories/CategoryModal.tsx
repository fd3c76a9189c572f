import { Button, Group, Modal, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CategoryModel } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { useDeleteCategory, useSaveCategory } from './api';
import { categoryChoices } from './categoryChoices';
import { withDescendants } from './tree';

interface CategoryModalProps {
  /** Null for a new one. */
  category: CategoryModel | null;
  all: CategoryModel[];
  onClose: () => void;
}

export function CategoryModal({ category, all, onClose }: CategoryModalProps) {
  const save = useSaveCategory(category?.id ?? null);
  const remove = useDeleteCategory(category?.id ?? '');
  const inside = category ? withDescendants(all, category.id) : new Set<string>();
  const form = useForm({
    initialValues: {
      name: category?.name ?? '',
      parentId: category?.parentId ?? null,
      description: category?.description ?? '',
      imageUrl: category?.imageUrl ?? '',
      sortOrder: category?.sortOrder ?? 0,
    },
    validate: { name: (value) => (value.trim() ? null : 'Give the category a name.') },
  });
  const submit = form.onSubmit((values) =>
    save.mutate(
      { ...values, name: values.name.trim(), description: values.description.trim() || null, imageUrl: values.imageUrl.trim() || null },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={category ? category.name : 'New category'}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
          <Select
            label="Inside"
            placeholder="Top level"
            data={categoryChoices(all).filter(({ value }) => !inside.has(value))}
            searchable
            clearable
            {...form.getInputProps('parentId')}
          />
          <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
          <TextInput label="Picture address" type="url" placeholder="https://" {...form.getInputProps('imageUrl')} />
          <NumberInput label="Place among its neighbours" allowDecimal={false} {...form.getInputProps('sortOrder')} />
          <Group justify="space-between">
            {category ? (
              <Button
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
              >
                Delete category
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
