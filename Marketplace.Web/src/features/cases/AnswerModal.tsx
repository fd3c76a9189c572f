import { Button, Group, Modal, NumberInput, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '@/api/problem';
import type { BuyerCaseModel } from '@/api/schema';
import { money } from '@/format/money';
import { type Answer, buttons, consequence } from './answers';
import { useAnswerCase } from './api';

interface Props {
  connectionId: string;
  buyerCase: BuyerCaseModel;
  answer: Answer;
  onClose: () => void;
}

/** Says what the answer does, asks for what it needs, and sends it. */
export function AnswerModal({ connectionId, buyerCase, answer, onClose }: Props) {
  const { kind, amount, currency, orderNumber } = buyerCase;
  const send = useAnswerCase(connectionId, buyerCase);
  const hasAmount = answer === 'offer' || (answer === 'refund' && kind === 'return');
  const hasComment = kind !== 'cancellation';
  const form = useForm({
    initialValues: { amount: (answer === 'refund' ? (amount ?? '') : '') as number | string, carrier: '', trackingNumber: '', comment: '' },
    // No amount would mean all of it.
    validate: { amount: (value) => (hasAmount && !(Number(value) > 0) ? 'An amount above zero.' : null) },
  });
  const submit = form.onSubmit((values) =>
    send.mutate(
      {
        answer,
        amount: hasAmount ? Number(values.amount) : null,
        carrier: values.carrier.trim() || null,
        trackingNumber: values.trackingNumber.trim() || null,
        comment: values.comment.trim() || null,
      },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={`${buttons[answer]}: order ${orderNumber}`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{consequence(answer, buyerCase)}</Text>
          {form.errors.answer && (
            <Text size="sm" c="red" role="alert">
              {form.errors.answer}
            </Text>
          )}
          {hasAmount && (
            <NumberInput
              label={`Amount in ${currency ?? 'the order’s currency'}`}
              description={amount === null ? undefined : `${money(amount, currency)} is the whole.`}
              decimalScale={2}
              min={0}
              required
              data-autofocus
              {...form.getInputProps('amount')}
            />
          )}
          {answer === 'tracking' && (
            <>
              <TextInput label="Carrier" maxLength={100} required data-autofocus {...form.getInputProps('carrier')} />
              <TextInput label="Tracking number" maxLength={100} required {...form.getInputProps('trackingNumber')} />
            </>
          )}
          {answer === 'decline' && kind === 'cancellation' && (
            <TextInput
              label="Tracking number"
              description="If the parcel is on its way already."
              maxLength={100}
              {...form.getInputProps('trackingNumber')}
            />
          )}
          {hasComment && <Textarea label="A word to the buyer" maxLength={1000} rows={3} {...form.getInputProps('comment')} />}
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" color={answer === 'decline' || answer === 'refund' ? 'red' : undefined} loading={send.isPending}>
            {buttons[answer]}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
