import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '@/api/problem';
import type { OrderDetail } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { money } from '@/format/money';
import { useRefund } from './api';
import { refundable } from './refunds';

export function RefundModal({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const refund = useRefund(order.id);
  const most = refundable(order);
  const form = useForm<{ amount: number | string; reason: string }>({
    initialValues: { amount: most, reason: '' },
    validate: {
      amount: (value) => (Number(value) > 0 && Number(value) <= most ? null : `Above zero, at most ${money(most, order.currency)}.`),
    },
  });
  const submit = form.onSubmit(({ amount, reason }) =>
    refund.mutate(
      { amount: Number(amount), reason: reason.trim() || null },
      {
        onSuccess: () => {
          showDone('The refund is on its way.');
          onClose();
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={`Refund order ${order.number}`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <NumberInput
            label={`Amount in ${order.currency}`}
            description={`${money(most, order.currency)} is not refunded yet.`}
            decimalScale={2}
            min={0}
            required
            data-autofocus
            {...form.getInputProps('amount')}
          />
          <TextInput label="Reason" description="The buyer may see it." maxLength={500} {...form.getInputProps('reason')} />
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" color="red" loading={refund.isPending}>
            Refund
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
