import type { OrderDetail } from '@/api/schema';

/** What went back to the buyer, or is on its way. */
export const refunded = (order: OrderDetail) =>
  order.refunds.filter((refund) => refund.state !== 'failed').reduce((sum, refund) => sum + refund.amount, 0);

/** What can still go back; in whole cents, which sums of decimals are not by themselves. */
export const refundable = (order: OrderDetail) => Math.round((order.total - refunded(order)) * 100) / 100;
