import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Link, Navigate, useSearchParams } from 'react-router';
import { z } from '@/api/zod';
import { useMe, useSignIn } from './api';
import { AuthLayout } from './AuthLayout';
import { AuthProblem } from './AuthProblem';
import { email } from './validation';

const schema = z.object({ email, password: z.string().min(1, 'Enter your password.') });

export function SignInPage() {
  const me = useMe();
  const signIn = useSignIn();
  const [params] = useSearchParams();
  const form = useForm({ initialValues: { email: '', password: '' }, validate: schemaResolver(schema, { sync: true }) });
  if (me.data) return <Navigate to={localPath(params.get('return'))} replace />;

  return (
    <AuthLayout
      title="Sign in"
      description={
        <>
          New here?{' '}
          <Anchor component={Link} to="/register" underline="always">
            Create an account
          </Anchor>
        </>
      }
    >
      <AuthProblem error={signIn.error} />
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
          <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
          <Button type="submit" loading={signIn.isPending} size="md">
            Sign in
          </Button>
          <Anchor component={Link} to="/forgot-password" size="sm" ta="center">
            Forgot your password?
          </Anchor>
        </Stack>
      </form>
    </AuthLayout>
  );
}

/** Only paths of this app: a link must not lead a signed-in seller elsewhere. */
function localPath(path: string | null): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/';
}
