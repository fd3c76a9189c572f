import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ApiError, describe } from '@/api/problem';

/** What Identity refused, in the seller's words. */
export function AuthProblem({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert" mb="md">
      {explain(error)}
    </Alert>
  );
}

function explain(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) {
    return error.detail === 'LockedOut'
      ? 'Too many tries. Wait a few minutes, then try again.'
      : 'The e-mail address or the password is not right.';
  }
  if (error instanceof ApiError && error.status === 429) return 'Too many tries. Wait a minute, then try again.';
  return describe(error).message;
}
