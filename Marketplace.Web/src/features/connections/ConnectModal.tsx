import { Button, Group, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '@/api/problem';
import type { ChannelModel } from '@/api/schema';
import { useConnect } from './api';
import { SettingInput } from './SettingInput';

interface ConnectModalProps {
  channel: ChannelModel;
  opened: boolean;
  onClose: () => void;
}

/** Asks for what a channel needs to know before its own page can be opened, such as the address of the shop. */
export function ConnectModal({ channel, opened, onClose }: ConnectModalProps) {
  const connect = useConnect();
  const form = useForm<{ inputs: Record<string, string> }>({
    initialValues: { inputs: Object.fromEntries(channel.connectFields.map((field) => [field.name, ''])) },
  });
  const submit = form.onSubmit(({ inputs }) =>
    connect.mutate(
      { channel: channel.id, returnPath: '/connections', inputs },
      {
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    ),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={`Connect ${channel.name}`}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {channel.connectFields.map((field) => (
            <SettingInput key={field.name} field={field} input={form.getInputProps(`inputs.${field.name}`)} />
          ))}
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={connect.isPending || connect.isSuccess}>
            Go to {channel.name}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
