import { notifications } from '@mantine/notifications';
import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiError, describe } from '@/api/problem';

declare module '@tanstack/react-query' {
  interface Register {
    /** `quiet`: the form shows the problem itself. */
    mutationMeta: { quiet?: boolean };
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only what may have been the network or a restart is tried again.
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500),
    },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (!mutation.meta?.quiet) showProblem(error);
    },
  }),
});

export function showProblem(error: unknown) {
  notifications.show({ ...describe(error), color: 'red', autoClose: 8_000, withBorder: true });
}

export function showDone(message: string) {
  notifications.show({ message, color: 'pine', autoClose: 3_500, withBorder: true });
}
