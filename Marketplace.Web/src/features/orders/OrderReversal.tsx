import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { OrderDetail } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { useChannels } from '@/features/connections/api';
import { money } from '@/format/money';
import { CancelModal } from './CancelModal';
import { RefundModal } from './RefundModal';
import { refundable } from './refunds';

/** Cancelling and refunding, as far as the channel lets anybody but its own pages do it. */
export function OrderReversal({ order }: { order: OrderDetail }) {
  const [asking, setAsking] = useState<'cancel' | 'refund' | null>(null);
  const channel = useChannels().data?.find((found) => found.id === order.channel);
  if (!channel) return null;
  const { cancellation } = order;
  const cancelling = cancellation?.state === 'pending' || cancellation?.state === 'running';
  const open = order.status === 'pending' || order.status === 'processing';
  const canCancel = channel.capabilities.includes('cancel');
  const canRefund = channel.capabilities.includes('refund');
  return (
    <Paper p="lg" component="section" aria-labelledby="reversal">
      <Title order={2} id="reversal" mb="md">
        Cancel and refund
      </Title>
      <Stack>
        {order.refunds.map((refund) => (
          <Group key={refund.id} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" className="numeric">
                {money(refund.amount, refund.currency)}
              </Text>
              <Text size="xs" c="dimmed">
                <RelativeTime at={refund.createdAt} />
                {refund.reason && ` · ${refund.reason}`}
              </Text>
            </div>
            <StateBadge state={refund.state} />
          </Group>
        ))}
        {cancelling && <Text size="sm">{channel.name} is being asked to cancel the order.</Text>}
        {cancellation?.state === 'dead' && order.status !== 'cancelled' && (
          <Alert color="red" title={`${channel.name} did not cancel the order`}>
            {cancellation.error}
          </Alert>
        )}
        <Group>
          {canCancel && open && (
            <Button variant="default" disabled={cancelling} onClick={() => setAsking('cancel')}>
              Cancel the order
            </Button>
          )}
          {canRefund && refundable(order) > 0 && (
            <Button variant="default" onClick={() => setAsking('refund')}>
              Refund
            </Button>
          )}
        </Group>
        {!canCancel && !canRefund && (
          <Text size="sm" c="dimmed">
            {channel.name} lets only its own pages do this. What you do there is seen here.
          </Text>
        )}
      </Stack>
      {asking === 'cancel' && <CancelModal order={order} channelName={channel.name} onClose={() => setAsking(null)} />}
      {asking === 'refund' && <RefundModal order={order} onClose={() => setAsking(null)} />}
    </Paper>
  );
}
