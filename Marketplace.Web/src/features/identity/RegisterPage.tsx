import { Anchor, Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { Link, Navigate } from 'react-router';
import { z } from '@/api/zod';
import { ApiError } from '@/api/problem';
import { useMe, useRegister } from './api';
import { AuthLayout } from './AuthLayout';
import { AuthProblem } from './AuthProblem';
import { email, newPassword } from './validation';

const schema = z.object({
  sellerName: z.string().trim().min(1, 'Give your shop a name.'),
  displayName: z.string().trim().min(1, 'Enter your name.'),
  currency: z.string().length(3),
  email,
  password: newPassword,
});

const currencies = ['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'CHF', 'CZK', 'DKK', 'JPY', 'NOK', 'NZD', 'PLN', 'SEK'];

export function RegisterPage() {
  const me = useMe();
  const register = useRegister();
  const form = useForm({
    initialValues: { sellerName: '', currency: 'USD', displayName: '', email: '', password: '' },
    validate: schemaResolver(schema, { sync: true }),
  });
  if (me.data) return <Navigate to="/" replace />;

  const submit = form.onSubmit((values) =>
    register.mutate(values, {
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );

  return (
    <AuthLayout
      title="Create your account"
      description={
        <>
          Already selling with us?{' '}
          <Anchor component={Link} to="/sign-in" underline="always">
            Sign in
          </Anchor>
        </>
      }
    >
      <AuthProblem error={register.error} />
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Shop name"
            placeholder="Harbour Goods"
            autoComplete="organization"
            autoFocus
            {...form.getInputProps('sellerName')}
          />
          <Select
            label="Currency"
            description="The one you keep your prices in."
            data={currencies}
            allowDeselect={false}
            searchable
            {...form.getInputProps('currency')}
          />
          <TextInput label="Your name" autoComplete="name" {...form.getInputProps('displayName')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
          <PasswordInput
            label="Password"
            description="At least 10 characters, with a capital, a small letter and a digit."
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={register.isPending}>
            Create account
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}
