import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { IconMailCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { z } from '@/api/zod';
import { useForgotPassword } from './api';
import { AuthLayout } from './AuthLayout';
import { AuthProblem } from './AuthProblem';
import { email } from './validation';

export function ForgotPasswordPage() {
  const forgot = useForgotPassword();
  const form = useForm({ initialValues: { email: '' }, validate: schemaResolver(z.object({ email }), { sync: true }) });
  return (
    <AuthLayout title="Forgot your password?" description="We send you a code with which you choose a new one.">
      <AuthProblem error={forgot.error} />
      {forgot.isSuccess ? (
        <Stack>
          <Alert icon={<IconMailCheck aria-hidden />} title="Look into your mail" role="status">
            If {form.values.email} has an account, a reset code is on its way.
          </Alert>
          <Button component={Link} to={`/reset-password?email=${encodeURIComponent(form.values.email)}`}>
            I have the code
          </Button>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => forgot.mutate(values.email))} noValidate>
          <Stack>
            <TextInput label="E-mail" type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
            <Button type="submit" size="md" loading={forgot.isPending}>
              Send the code
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" mt="md" ta="center">
        Back to sign in
      </Anchor>
    </AuthLayout>
  );
}
