// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ListingModel, ListingViolationModel } from '@/api/schema';
import { ListingViolations } from './ListingViolations';

afterEach(() => {
  vi.unstubAllGlobals();
});

const violation: ListingViolationModel = {
  listingId: 'l1',
  title: 'Mug',
  url: 'https://www.ebay.com/itm/1',
  sku: null,
  reason: 'The item specific Material will be required soon.',
  atRisk: true,
  advice: ['Set Material, for example to Brass.'],
};

it('shows the reason and the advice of this listing, and of no other', async () => {
  const violations = [violation, { ...violation, listingId: 'l2', reason: 'Another one.' }];
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      new Response(JSON.stringify(path === '/api/channels' ? [{ id: 'ebay', capabilities: ['violations'] }] : violations), {
        headers: { 'Content-Type': 'application/json' },
      }),
    ),
  );
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <ListingViolations listing={{ id: 'l1', connectionId: 'c1', channel: 'ebay' } as ListingModel} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText('The item specific Material will be required soon.')).toBeDefined();
  expect(screen.getByText('Set Material, for example to Brass.')).toBeDefined();
  expect(screen.queryByText('Another one.')).toBeNull();
});
