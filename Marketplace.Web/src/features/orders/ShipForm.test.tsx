// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ShipForm } from './ShipForm';

afterEach(() => {
  vi.unstubAllGlobals();
});

function show(fetch: typeof globalThis.fetch) {
  vi.stubGlobal('fetch', fetch);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <ShipForm orderId="o1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

it('asks for the carrier and the tracking number before anything is sent', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  const user = show(fetch);
  await user.click(screen.getByRole('button', { name: 'Ship' }));
  expect(await screen.findByText('Say who carries it.')).toBeDefined();
  expect(screen.getByText('Enter the tracking number.')).toBeDefined();
  expect(fetch).not.toHaveBeenCalled();
});

it('shows what the server refuses at its field', async () => {
  const refusal = { title: 'Check the fields', errors: { TrackingNumber: ['Etsy does not know this number.'] } };
  const user = show(() =>
    Promise.resolve(new Response(JSON.stringify(refusal), { status: 400, headers: { 'Content-Type': 'application/problem+json' } })),
  );
  await user.type(screen.getByRole('combobox', { name: /Carrier/ }), 'DHL');
  await user.type(screen.getByRole('textbox', { name: /Tracking number/ }), '123');
  await user.click(screen.getByRole('button', { name: 'Ship' }));
  expect(await screen.findByText('Etsy does not know this number.')).toBeDefined();
});
