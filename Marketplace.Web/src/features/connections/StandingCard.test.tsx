// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ConnectionModel, StandingModel } from '@/api/schema';
import { StandingCard } from './StandingCard';

afterEach(() => {
  vi.unstubAllGlobals();
});

function show(capabilities: string[], status: number, standing: unknown) {
  const answer = (body: unknown, code = 200) =>
    new Response(JSON.stringify(body), { status: code, headers: { 'Content-Type': 'application/json' } });
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(path === '/api/channels' ? answer([{ id: 'ebay', capabilities }]) : answer(standing, status)),
  );
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <StandingCard connection={{ id: 'c1', channel: 'ebay', channelName: 'eBay' } as ConnectionModel} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const standing: StandingModel = {
  evaluations: [
    {
      projected: false,
      level: 'below_standard',
      evaluatedAt: '2026-11-20T00:00:00Z',
      rates: [{ name: 'Late shipments', percent: 3.25, level: 'top_rated' }],
    },
  ],
  traffic: { from: '2026-10-28', to: '2026-11-26', impressions: 12_000, views: 400, sales: 9, conversion: 0.0225, updatedAt: null },
};

it('tells the level, the rates and the traffic', async () => {
  show(['standing'], 200, standing);
  expect(await screen.findByText('Below standard')).toBeDefined();
  expect(screen.getByText('3.25%')).toBeDefined();
  expect(screen.getByText('12,000')).toBeDefined();
  expect(screen.getByText('2.25%')).toBeDefined();
});

it('says why the channel does not tell', async () => {
  show(['standing'], 409, { title: 'The channel does not accept the connection.', detail: 'Connect eBay again first.' });
  expect(await screen.findByText('Connect eBay again first.')).toBeDefined();
});
