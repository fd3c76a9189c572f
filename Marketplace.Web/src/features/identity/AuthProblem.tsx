import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { describe } from '@/api/problem';

/** What Identity refused, in the seller's words. */
export function AuthProblem({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert" mb="md">
      {describe(error).message}
    </Alert>
  );
}
