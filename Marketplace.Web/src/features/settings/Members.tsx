import { Avatar, Button, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { z } from '@/api/zod';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { QueryProblem } from '@/components/QueryProblem';
import { email } from '@/features/identity/validation';
import { useInvite, useUsers } from './api';

/** Who else works for this shop. */
export function Members() {
  const users = useUsers();
  const invite = useInvite();
  const form = useForm({ initialValues: { email: '' }, validate: schemaResolver(z.object({ email }), { sync: true }) });
  const submit = form.onSubmit((values) =>
    invite.mutate(values, {
      onSuccess: (user) => {
        form.reset();
        showDone(`${user.email} is sent a link to choose a password.`);
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );
  return (
    <>
      {users.isPending && <Skeleton h={80} role="status" aria-label="Loading" />}
      {users.isError && <QueryProblem error={users.error} retry={users.refetch} />}
      {users.data?.map((user) => (
        <Group key={user.id} wrap="nowrap">
          <Avatar name={user.displayName} color="pine" radius="md" aria-hidden />
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550}>
              {user.displayName}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {user.email}
            </Text>
          </div>
        </Group>
      ))}
      <form onSubmit={submit} noValidate>
        <Group align="flex-start">
          <TextInput
            aria-label="E-mail of the new member"
            placeholder="colleague@example.com"
            type="email"
            flex={1}
            {...form.getInputProps('email')}
          />
          <Button type="submit" variant="default" loading={invite.isPending}>
            Invite
          </Button>
        </Group>
      </form>
    </>
  );
}
