import type { BuyerCaseModel } from '@/api/schema';

export type Answer = 'approve' | 'decline' | 'offer' | 'refund' | 'received' | 'tracking';

/** What the buyer has opened, as a heading. */
export const kinds: Record<string, string> = {
  cancellation: 'Wants to cancel',
  return: 'Wants to return it',
  not_received: 'Says it did not arrive',
};

/** The button of an answer. */
export const buttons: Record<Answer, string> = {
  approve: 'Approve',
  decline: 'Decline',
  offer: 'Offer a part',
  refund: 'Refund',
  received: 'It came back',
  tracking: 'Send tracking',
};

/** What an answer brings about, said before it is sent. */
export function consequence(answer: Answer, { kind }: BuyerCaseModel): string {
  if (answer === 'approve')
    return kind === 'cancellation'
      ? 'The order is cancelled and the buyer gets the money back.'
      : 'The buyer sends the item back. You refund it when it has arrived.';
  if (answer === 'decline')
    return kind === 'cancellation' ? 'The order stays, and you send it.' : 'The return is closed. The buyer may ask the channel to decide.';
  if (answer === 'offer') return 'The buyer keeps the item and decides whether that is enough.';
  if (answer === 'received') return 'The buyer’s refund is due then, within two days.';
  if (answer === 'tracking') return 'The buyer sees where the parcel is.';
  return kind === 'return' ? 'The money goes back at once, and the return is closed.' : 'The buyer gets the whole price back at once.';
}
