// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { CampaignModel, ConnectionModel } from '@/api/schema';
import { CampaignsCard } from './CampaignsCard';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const running: CampaignModel = {
  id: '7',
  name: 'Autumn',
  state: 'running',
  rate: 5.5,
  startsAt: '2026-11-01T12:00:00Z',
  endsAt: null,
  listings: 12,
};

/** Answers the card's calls; what was posted comes back. */
function show(campaigns: CampaignModel[], posted: { status: number; body: unknown } = { status: 204, body: null }) {
  const posts: { path: string; body: unknown }[] = [];
  const answer = (body: unknown, status = 200) =>
    new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'POST') {
      posts.push({ path, body: JSON.parse(body ?? 'null') as unknown });
      return Promise.resolve(answer(posted.body, posted.status));
    }
    return Promise.resolve(path === '/api/channels' ? answer([{ id: 'ebay', capabilities: ['campaigns'] }]) : answer(campaigns));
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <CampaignsCard connection={{ id: 'c1', channel: 'ebay', channelName: 'eBay' } as ConnectionModel} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return posts;
}

it('says what is promoted, and ends a campaign after asking', async () => {
  const posts = show([running, { ...running, id: '6', name: 'Summer', state: 'ended', listings: null }]);
  const row = within(await screen.findByRole('group', { name: 'Autumn' }));
  expect(row.getByText(/^5\.5% · 12 listings · .* – until you end it$/)).toBeDefined();
  expect(screen.queryByText('Summer')).toBeNull();
  await userEvent.click(row.getByRole('button', { name: 'End' }));
  expect(posts).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: 'End campaign' }));
  await waitFor(() => expect(posts.map(({ path }) => path)).toEqual(['/api/connections/c1/campaigns/7/end']));
});

it('says which listings were not promoted and why', async () => {
  const refused = [{ listingId: 'l1', title: 'Blue mug', message: 'It is in another campaign.' }];
  const posts = show([], { status: 200, body: { id: '8', promoted: 3, refused } });
  expect(await screen.findByText('No campaign yet')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'New campaign' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /Name/ }), 'Winter');
  await userEvent.click(screen.getByRole('button', { name: 'Promote' }));
  expect(await screen.findByText('3 listings promoted, 1 not')).toBeDefined();
  expect(screen.getByText('Blue mug')).toBeDefined();
  expect(posts[0]?.body).toEqual({ name: 'Winter', rate: 5, startsAt: null, endsAt: null, listingIds: null });
});

it('shows a refusal at its field', async () => {
  show([], { status: 400, body: { title: 'One or more validation errors occurred.', errors: { rate: ['2 to 100 percent.'] } } });
  await userEvent.click(await screen.findByRole('button', { name: 'New campaign' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /Name/ }), 'Winter');
  await userEvent.click(screen.getByRole('button', { name: 'Promote' }));
  expect(await screen.findByText('2 to 100 percent.')).toBeDefined();
});
