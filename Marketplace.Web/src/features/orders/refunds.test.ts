import { expect, it } from 'vitest';
import type { OrderDetail } from '@/api/schema';
import { refundable, refunded } from './refunds';

const order = (total: number, ...refunds: [number, string][]) =>
  ({ total, refunds: refunds.map(([amount, state]) => ({ amount, state })) }) as OrderDetail;

it('counts what is refunded or on its way, and not what failed', () => {
  expect(refunded(order(20, [5, 'sent'], [2.5, 'pending'], [4, 'failed']))).toBe(7.5);
});

it('leaves whole cents', () => {
  expect(refundable(order(0.3, [0.1, 'sent'], [0.1, 'sent']))).toBe(0.1);
});
