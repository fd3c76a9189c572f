import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { InventoryItemModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { count } from '@/format/numbers';
import { useAdjust } from './api';

interface AdjustModalProps {
  item: InventoryItemModel;
  onClose: () => void;
}

/** Sets the counted stock, or adds and takes away. */
export function AdjustModal({ item, onClose }: AdjustModalProps) {
  const adjust = useAdjust(item.sku);
  // One key for as long as the dialog is open: pressing twice moves stock once.
  const [key] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { mode: 'to', amount: item.onHand as number | string, note: '' },
    validate: { amount: (value) => (value === '' ? 'Enter a number.' : null) },
  });
  const { mode, amount } = form.values;
  const after = mode === 'to' ? Number(amount) : item.onHand + Number(amount);

  const submit = form.onSubmit((values) => {
    const number = Number(values.amount);
    adjust.mutate(
      { ...(values.mode === 'to' ? { to: number } : { by: number }), key, note: values.note.trim() || null },
      {
        onSuccess: (answer) => {
          showDone(`${item.sku}: ${count(answer.onHand)} on hand.`);
          onClose();
        },
      },
    );
  });

  return (
    <Modal opened onClose={onClose} title={`Adjust ${item.sku}`}>
      <form onSubmit={submit}>
        <Stack>
          <SegmentedControl
            aria-label="How to adjust"
            data={[
              { value: 'to', label: 'Counted stock' },
              { value: 'by', label: 'Add or take away' },
            ]}
            value={mode}
            onChange={(next) => form.setValues({ mode: next, amount: next === 'to' ? item.onHand : '' })}
          />
          <NumberInput
            label={mode === 'to' ? 'On hand' : 'Difference'}
            description={mode === 'by' ? 'Negative takes away.' : undefined}
            allowDecimal={false}
            {...(mode === 'to' && { min: 0 })}
            data-autofocus
            {...form.getInputProps('amount')}
          />
          <TextInput label="Note" placeholder="Why, for the ledger" maxLength={200} {...form.getInputProps('note')} />
          <Text size="sm" c={after < item.reserved ? 'red' : 'dimmed'} aria-live="polite">
            {after < item.reserved
              ? `${count(item.reserved)} are reserved: on hand cannot go below that.`
              : `Then ${count(after - item.reserved)} can be sold.`}
          </Text>
          <Group justify="flex-end">
            <Button type="submit" loading={adjust.isPending} disabled={after < item.reserved}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
