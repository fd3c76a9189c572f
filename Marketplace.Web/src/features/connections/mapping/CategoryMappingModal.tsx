import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CategoryMappingModel, ConnectionModel, SettingField } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { useSaveCategoryMapping } from '../api';
import { SettingInput } from '../SettingInput';

interface CategoryMappingModalProps {
  connection: ConnectionModel;
  category: CategoryMappingModel;
  fields: SettingField[];
  onClose: () => void;
}

export function CategoryMappingModal({ connection, category, fields, onClose }: CategoryMappingModalProps) {
  const save = useSaveCategoryMapping(connection.id, category.categoryId);
  const form = useForm({ initialValues: { settings: (category.settings ?? {}) as Record<string, unknown> } });
  const submit = form.onSubmit(({ settings }) =>
    save.mutate(
      {
        settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== undefined && value !== '')),
      },
      {
        onSuccess: () => {
          showDone('Saved. What is listed there follows.');
          onClose();
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={`${category.name} on ${connection.displayName}`} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            Leave empty what shall be as for the rest of the shop.
          </Text>
          {fields.map((field) => (
            <SettingInput key={field.name} field={{ ...field, required: false }} input={form.getInputProps(`settings.${field.name}`)} />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
