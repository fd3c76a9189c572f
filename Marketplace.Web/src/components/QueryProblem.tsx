import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { describe } from '@/api/problem';

interface QueryProblemProps {
  error: unknown;
  retry: () => unknown;
}

export function QueryProblem({ error, retry }: QueryProblemProps) {
  const { title, message } = describe(error);
  return (
    <Alert color="red" title={title} icon={<IconAlertCircle aria-hidden />} role="alert">
      <Group justify="space-between">
        {message}
        <Button size="xs" variant="light" color="red" onClick={() => void retry()}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
