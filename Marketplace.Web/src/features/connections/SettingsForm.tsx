import { Button, Group, Paper, Skeleton, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ConnectionModel, ConnectionSettings } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { QueryProblem } from '@/components/QueryProblem';
import { useConnectionSettings, useSaveSettings } from './api';
import { ScheduleRow } from './ScheduleRow';
import { SettingInput } from './SettingInput';

export function SettingsForm({ connection }: { connection: ConnectionModel }) {
  const settings = useConnectionSettings(connection.id);
  if (settings.isError) return <QueryProblem error={settings.error} retry={settings.refetch} />;
  if (!settings.data) return <Skeleton h={300} radius="lg" role="status" aria-label="Loading" />;
  return <Loaded connection={connection} settings={settings.data} />;
}

function Loaded({ connection, settings }: { connection: ConnectionModel; settings: ConnectionSettings }) {
  const save = useSaveSettings(connection.id);
  const form = useForm({
    initialValues: {
      displayName: connection.displayName,
      syncEnabled: connection.syncEnabled,
      syncs: connection.syncs.map(({ kind, enabled, everyMinutes }) => ({ kind, enabled, everyMinutes })),
      settings: settings.settings,
    },
  });

  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        form.resetDirty();
        showDone('Settings saved.');
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Paper p="lg" component="section" aria-labelledby="listing-defaults">
          <Title order={2} id="listing-defaults" mb="md">
            Listing defaults
          </Title>
          <Stack maw={520}>
            {settings.fields.map((field) => (
              <SettingInput key={field.name} field={field} input={form.getInputProps(`settings.${field.name}`)} />
            ))}
          </Stack>
        </Paper>
        <Paper p="lg" component="section" aria-labelledby="sync-schedule">
          <Title order={2} id="sync-schedule" mb="md">
            Connection and schedule
          </Title>
          <Stack maw={520}>
            <TextInput label="Name of this connection" {...form.getInputProps('displayName')} />
            <Switch
              label="Keep in step by itself"
              description="Off: nothing runs on a schedule."
              {...form.getInputProps('syncEnabled', { type: 'checkbox' })}
            />
            {form.values.syncs.map((sync, index) => (
              <ScheduleRow
                key={sync.kind}
                kind={sync.kind}
                disabled={!form.values.syncEnabled}
                enabled={form.getInputProps(`syncs.${index}.enabled`, { type: 'checkbox' })}
                minutes={sync.everyMinutes}
                onMinutes={(minutes) => form.setFieldValue(`syncs.${index}.everyMinutes`, minutes)}
              />
            ))}
          </Stack>
        </Paper>
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
