import { Container } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Starting } from '@/app/Starting';
import { QueryProblem } from '@/components/QueryProblem';
import { useMe } from './api';
import { SessionContext } from './SessionContext';

export function RequireSession({ children }: { children: ReactNode }) {
  const me = useMe();
  const { pathname, search } = useLocation();
  if (me.isPending) return <Starting />;
  if (me.isError) {
    return (
      <Container py="xl">
        <QueryProblem error={me.error} retry={me.refetch} />
      </Container>
    );
  }
  if (!me.data) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  return <SessionContext value={me.data}>{children}</SessionContext>;
}
