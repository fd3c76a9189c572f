import { Button, Group, Modal, NumberInput, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ApiError } from '@/api/problem';
import type { CampaignCreatedModel, ConnectionModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { plural } from '@/format/numbers';
import { useCreateCampaign } from './api';
import { CampaignRefusals } from './CampaignRefusals';
import { endOfDay, startOfDay } from './days';
import { ListingsPicker } from './ListingsPicker';

interface NewCampaignModalProps {
  connection: ConnectionModel;
  onClose: () => void;
}

export function NewCampaignModal({ connection, onClose }: NewCampaignModalProps) {
  const create = useCreateCampaign(connection.id);
  const [incomplete, setIncomplete] = useState<CampaignCreatedModel | null>(null);
  const form = useForm<{ name: string; rate: number | string; startsAt: string; endsAt: string; which: string; listingIds: string[] }>({
    initialValues: { name: '', rate: 5, startsAt: '', endsAt: '', which: 'all', listingIds: [] },
    validate: {
      name: (value) => (value.trim() ? null : 'Give the campaign a name.'),
      rate: (value) => (Number(value) > 0 ? null : 'What share of the price may it cost?'),
      listingIds: (value, { which }) => (which === 'all' || value.length > 0 ? null : 'Choose at least one listing.'),
    },
  });
  const submit = form.onSubmit(({ name, rate, startsAt, endsAt, which, listingIds }) =>
    create.mutate(
      {
        name: name.trim(),
        rate: Number(rate),
        startsAt: startOfDay(startsAt, new Date()),
        endsAt: endOfDay(endsAt),
        listingIds: which === 'all' ? null : listingIds,
      },
      {
        onSuccess: (created) => {
          if (created.refused.length > 0) {
            setIncomplete(created);
            return;
          }
          showDone(`${plural(created.promoted, 'listing')} promoted.`);
          onClose();
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title={`New campaign on ${connection.channelName}`} closeOnClickOutside={!create.isPending}>
      {incomplete ? (
        <CampaignRefusals created={incomplete} onClose={onClose} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextInput
              label="Name"
              description="Buyers do not see it."
              maxLength={80}
              required
              data-autofocus
              {...form.getInputProps('name')}
            />
            <NumberInput
              label="Ad rate"
              description="The share of the price that a promoted sale costs, beside the usual fees."
              suffix=" %"
              decimalScale={1}
              min={0}
              max={100}
              required
              {...form.getInputProps('rate')}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput type="date" label="Starts" description="Empty: at once" {...form.getInputProps('startsAt')} />
              <TextInput type="date" label="Ends after" description="Empty: when you end it" {...form.getInputProps('endsAt')} />
            </SimpleGrid>
            <div>
              <Text size="sm" fw={500} mb={4} id="which-listings">
                Listings
              </Text>
              <SegmentedControl
                fullWidth
                aria-labelledby="which-listings"
                data={[
                  { value: 'all', label: 'All that are live' },
                  { value: 'some', label: 'Some' },
                ]}
                {...form.getInputProps('which')}
              />
              {form.values.which === 'all' && form.errors.listingIds && (
                <Text size="xs" c="red" mt={4} role="alert">
                  {form.errors.listingIds}
                </Text>
              )}
            </div>
            {form.values.which === 'some' && (
              <ListingsPicker
                connectionId={connection.id}
                value={form.values.listingIds}
                onChange={(ids) => form.setFieldValue('listingIds', ids)}
                error={form.errors.listingIds}
              />
            )}
            {create.isPending && (
              <Text size="sm" c="dimmed" role="status">
                {connection.channelName} takes up to 500 listings at a time: a large shop takes a minute.
              </Text>
            )}
          </Stack>
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Promote
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
