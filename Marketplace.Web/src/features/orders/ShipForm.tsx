import { Autocomplete, Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { useShip } from './api';

const carriers = ['DHL', 'DPD', 'FedEx', 'GLS', 'Hermes', 'PostNL', 'Royal Mail', 'UPS', 'USPS'];

export function ShipForm({ orderId }: { orderId: string }) {
  const ship = useShip(orderId);
  const form = useForm({
    initialValues: { carrier: '', trackingNumber: '', note: '' },
    validate: {
      carrier: (value) => (value.trim() ? null : 'Say who carries it.'),
      trackingNumber: (value) => (value.trim() ? null : 'Enter the tracking number.'),
    },
  });
  const submit = form.onSubmit(({ carrier, trackingNumber, note }) =>
    ship.mutate(
      { carrier: carrier.trim(), trackingNumber: trackingNumber.trim(), note: note.trim() || null },
      {
        onSuccess: () => {
          form.reset();
          showDone('Shipped. The channel and the buyer are being told.');
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <Autocomplete label="Carrier" data={carriers} required {...form.getInputProps('carrier')} />
        <TextInput label="Tracking number" required {...form.getInputProps('trackingNumber')} />
        <TextInput label="Note to the buyer" {...form.getInputProps('note')} />
      </Group>
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={ship.isPending}>
          Ship
        </Button>
      </Group>
    </form>
  );
}
