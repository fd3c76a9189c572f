import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { setUnauthorizedListener } from '@/api/client';
import { keys } from '@/api/keys';
import { queryClient } from './queryClient';
import { router } from './routes';
import { cssVariables, theme } from './theme';

setUnauthorizedListener(() => queryClient.setQueryData(keys.me, null));

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
