import { Button, Container } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { describe } from '@/api/problem';
import { EmptyState } from '@/components/EmptyState';
import { NotFoundPage } from './NotFoundPage';

export function ErrorPage() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  const { title, message } = describe(error);
  return (
    <Container py="xl" role="alert">
      <EmptyState
        icon={IconAlertTriangle}
        title={title}
        description={message}
        action={<Button onClick={() => location.reload()}>Reload the page</Button>}
      />
    </Container>
  );
}
