// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { BuyerCaseModel } from '@/api/schema';
import { CasesCard } from './CasesCard';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const returned: BuyerCaseModel = {
  id: '7',
  kind: 'return',
  orderId: 'o1',
  orderNumber: '01-00001-00001',
  reason: 'no longer need item',
  amount: 49.95,
  currency: 'USD',
  waits: true,
  openedAt: '2026-11-01T12:00:00Z',
  answerBy: '2026-11-04T12:00:00Z',
  answers: ['approve', 'offer', 'refund', 'decline'],
};

const missing: BuyerCaseModel = {
  ...returned,
  id: '8',
  kind: 'not_received',
  orderId: 'o2',
  orderNumber: '02',
  answers: ['tracking', 'refund'],
};

/** Answers the card's calls; what was posted comes back. */
function show(orderId?: string, posted: { status: number; body: unknown } = { status: 204, body: null }) {
  const posts: { path: string; body: unknown }[] = [];
  const answer = (body: unknown, status = 200) =>
    new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'POST') {
      posts.push({ path, body: JSON.parse(body ?? 'null') as unknown });
      return Promise.resolve(answer(posted.body, posted.status));
    }
    return Promise.resolve(path === '/api/channels' ? answer([{ id: 'ebay', capabilities: ['cases'] }]) : answer([returned, missing]));
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <CasesCard connectionId="c1" channel="ebay" orderId={orderId} />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return posts;
}

it('shows what waits for the seller and sends an answer after saying what it does', async () => {
  const posts = show();
  const row = within(await screen.findByRole('group', { name: 'Wants to return it, order 01-00001-00001' }));
  expect(row.getByText('Your turn')).toBeDefined();
  await userEvent.click(row.getByRole('button', { name: 'Approve' }));
  const modal = within(await screen.findByRole('dialog'));
  expect(modal.getByText(/The buyer sends the item back/)).toBeDefined();
  expect(posts).toEqual([]);
  await userEvent.click(modal.getByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(posts).toEqual([
      {
        path: '/api/connections/c1/cases/return/7',
        body: { answer: 'approve', amount: null, carrier: null, trackingNumber: null, comment: null },
      },
    ]),
  );
});

it('shows of one order only what is about it', async () => {
  show('o2');
  expect(await screen.findByText('Says it did not arrive')).toBeDefined();
  expect(screen.queryByText('Wants to return it')).toBeNull();
});

it('shows a refusal at its field', async () => {
  show('o2', {
    status: 400,
    body: { title: 'One or more validation errors occurred.', errors: { carrier: ['Say who carries the parcel.'] } },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Send tracking' }));
  const modal = within(await screen.findByRole('dialog'));
  await userEvent.click(modal.getByRole('button', { name: 'Send tracking' }));
  expect(await screen.findByText('Say who carries the parcel.')).toBeDefined();
});
