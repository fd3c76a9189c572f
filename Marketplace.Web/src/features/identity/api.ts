import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { ApiError } from '@/api/problem';
import type { Credentials, Me, PasswordReset, Registration } from '@/api/schema';
import { SessionContext } from './SessionContext';

/** Who is signed in; null when nobody is. */
const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get<Me>('/api/me', undefined, signal);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 300_000,
});

export const useMe = () => useQuery(meQuery);

/** The signed-in user; only inside pages that require a session. */
export function useSession(): Me {
  const me = useContext(SessionContext);
  if (!me) throw new Error('useSession needs a signed-in user.');
  return me;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) => api.post<undefined>('/api/auth/login?useCookies=true', credentials),
    meta: { quiet: true },
    onSuccess: () => client.resetQueries(),
  });
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (registration: Registration) => api.post<undefined>('/api/auth/register?useCookies=true', registration),
    meta: { quiet: true },
    onSuccess: () => client.resetQueries(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<undefined>('/api/auth/logout', {}),
    onSuccess: () => {
      client.setQueryData(keys.me, null);
      // The next user of this browser must not see what this one saw.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    },
  });
}

export const useForgotPassword = () =>
  useMutation({ mutationFn: (email: string) => api.post<undefined>('/api/auth/forgotPassword', { email }), meta: { quiet: true } });

export const useResetPassword = () =>
  useMutation({
    mutationFn: (reset: PasswordReset) => api.post<undefined>('/api/auth/resetPassword', reset),
    meta: { quiet: true },
  });
