import { Button, Drawer, Group, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { BulkEdit } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { plural } from '@/format/numbers';
import { useBulkEdit, useBulkPreview } from './api';
import { BulkPreview } from './BulkPreview';

interface BulkEditDrawerProps {
  productIds: () => Promise<string[]>;
  onClose: () => void;
  onDone: () => void;
}

const initial = {
  active: null as string | null,
  featured: null as string | null,
  pricePercent: '' as string | number,
  addTags: [] as string[],
  removeTags: [] as string[],
  vendor: '',
};

/** First what would change, then the change. */
export function BulkEditDrawer({ productIds, onClose, onDone }: BulkEditDrawerProps) {
  const form = useForm({ initialValues: initial });
  const preview = useBulkPreview();
  const apply = useBulkEdit();
  const [edit, setEdit] = useState<BulkEdit | null>(null);

  const look = form.onSubmit(async (values) => {
    const next = toEdit(await productIds(), values);
    setEdit(next);
    preview.mutate(next);
  });
  const save = () => {
    if (!edit) return;
    apply.mutate(edit, {
      onSuccess: ({ changed }) => {
        showDone(`${plural(changed, 'product')} changed.`);
        onDone();
        onClose();
      },
    });
  };

  return (
    <Drawer opened onClose={onClose} title="Edit selected products" size="lg">
      {preview.data ? (
        <BulkPreview result={preview.data} busy={apply.isPending} onApply={save} onBack={preview.reset} />
      ) : (
        <form onSubmit={look}>
          <Stack>
            <Select
              label="Status"
              placeholder="Leave as it is"
              data={[
                { value: 'true', label: 'Active' },
                { value: 'false', label: 'Draft' },
              ]}
              clearable
              {...form.getInputProps('active')}
            />
            <Select
              label="Featured"
              placeholder="Leave as it is"
              data={[
                { value: 'true', label: 'Yes' },
                { value: 'false', label: 'No' },
              ]}
              clearable
              {...form.getInputProps('featured')}
            />
            <NumberInput
              label="Change prices by"
              description="Per cent; −10 takes a tenth off every variant."
              suffix=" %"
              min={-99}
              max={1000}
              {...form.getInputProps('pricePercent')}
            />
            <TagsInput label="Add tags" {...form.getInputProps('addTags')} />
            <TagsInput label="Remove tags" {...form.getInputProps('removeTags')} />
            <TextInput label="Vendor" placeholder="Leave as it is" {...form.getInputProps('vendor')} />
            <Group justify="flex-end">
              <Button type="submit" loading={preview.isPending || form.submitting} disabled={!form.isDirty()}>
                Preview changes
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}

function toEdit(productIds: string[], values: typeof initial): BulkEdit {
  return {
    productIds,
    active: values.active === null ? null : values.active === 'true',
    featured: values.featured === null ? null : values.featured === 'true',
    pricePercent: values.pricePercent === '' ? null : Number(values.pricePercent),
    addTags: values.addTags.length ? values.addTags : null,
    removeTags: values.removeTags.length ? values.removeTags : null,
    vendor: values.vendor.trim() || null,
  };
}
