import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { z } from '@/api/zod';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { useResetPassword } from './api';
import { AuthLayout } from './AuthLayout';
import { AuthProblem } from './AuthProblem';
import { email, newPassword } from './validation';

const schema = z.object({ email, resetCode: z.string().trim().min(1, 'Enter the code from the mail.'), newPassword });

export function ResetPasswordPage() {
  const reset = useResetPassword();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const form = useForm({
    initialValues: { email: params.get('email') ?? '', resetCode: params.get('code') ?? '', newPassword: '' },
    validate: schemaResolver(schema, { sync: true }),
  });

  const submit = form.onSubmit((values) =>
    reset.mutate(values, {
      onSuccess: () => {
        showDone('Your password is changed. Sign in with the new one.');
        void navigate('/sign-in');
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors({ ...error.fields, newPassword: error.fields.password });
      },
    }),
  );

  return (
    <AuthLayout title="Choose a new password" description="The code is in the mail we sent you.">
      <AuthProblem error={reset.error} />
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <TextInput label="Reset code" autoComplete="one-time-code" {...form.getInputProps('resetCode')} />
          <PasswordInput label="New password" autoComplete="new-password" {...form.getInputProps('newPassword')} />
          <Button type="submit" size="md" loading={reset.isPending}>
            Change password
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} to="/sign-in" size="sm" mt="md" ta="center">
        Back to sign in
      </Anchor>
    </AuthLayout>
  );
}
