import { Anchor, Button, Divider, Group, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from 'react-router';
import type { ListingDetail } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { useConnectionSettings } from '@/features/connections/api';
import { SettingInput } from '@/features/connections/SettingInput';
import { useUpdateListing } from './api';
import { overridesOf, toUpdate } from './overrides';

/** What this listing says differently from its product; an empty field says what the product says. */
export function ListingForm({ detail }: { detail: ListingDetail }) {
  const { listing } = detail;
  const update = useUpdateListing(listing.id);
  const fields = useConnectionSettings(listing.connectionId).data?.fields ?? [];
  const form = useForm({ initialValues: overridesOf(detail.overrides) });

  const submit = form.onSubmit((values) =>
    update.mutate(toUpdate(values), {
      onSuccess: () => {
        form.resetDirty();
        showDone(listing.remoteId ? 'The change is on its way to the channel.' : 'Kept for when it is published.');
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          Follows{' '}
          <Anchor component={Link} to={`/products/${listing.productId ?? ''}`} underline="always">
            {listing.productTitle}
          </Anchor>
          . Fill in only what should differ here.
        </Text>
        <TextInput label="Title" placeholder={listing.productTitle ?? listing.title} {...form.getInputProps('title')} />
        <NumberInput
          label="Price"
          placeholder={listing.price === null ? 'As the product' : String(listing.price)}
          suffix={listing.currency ? ` ${listing.currency}` : ''}
          min={0}
          decimalScale={2}
          {...form.getInputProps('price')}
        />
        <Textarea label="Description" placeholder="As the product" autosize minRows={3} {...form.getInputProps('description')} />
        {fields.length > 0 && <Divider label={`On ${listing.connectionName}`} labelPosition="left" />}
        {fields.map((field) => (
          <SettingInput key={field.name} field={{ ...field, required: false }} input={form.getInputProps(`settings.${field.name}`)} />
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
