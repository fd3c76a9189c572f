import { Grid, Skeleton, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { CasesCard } from '@/features/cases/CasesCard';
import { AddressCard } from './AddressCard';
import { useOrder } from './api';
import { OrderLines } from './OrderLines';
import { OrderReversal } from './OrderReversal';
import { OrderShipping } from './OrderShipping';
import { OrderTotals } from './OrderTotals';
import { OversoldAlert } from './OversoldAlert';

export function OrderPage() {
  const { id = '' } = useParams();
  const query = useOrder(id);
  if (query.isError && !query.data) return <QueryProblem error={query.error} retry={query.refetch} />;
  if (!query.data) return <Skeleton h={320} radius="lg" role="status" aria-label="Loading" />;
  const order = query.data;
  return (
    <>
      <PageHeader
        title={`Order ${order.number}`}
        back={{ to: '/orders', label: 'Orders' }}
        badge={
          <>
            <StateBadge state={order.status} />
            <StateBadge state={order.paymentStatus} />
          </>
        }
        description={
          <>
            {order.connectionName}, placed <RelativeTime at={order.placedAt} />
          </>
        }
      />
      <Stack gap="lg">
        <OversoldAlert orderId={order.id} />
        <CasesCard connectionId={order.connectionId} channel={order.channel} orderId={order.id} />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <Stack gap="lg">
              <OrderLines order={order} />
              <OrderShipping order={order} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="lg">
              <OrderTotals order={order} />
              <OrderReversal order={order} />
              <AddressCard
                title="Ship to"
                address={order.shippingAddress}
                name={order.buyerName}
                email={order.buyerEmail}
                note={order.note}
              />
              {order.billingAddress && (
                <AddressCard title="Bill to" address={order.billingAddress} name={order.buyerName} email={null} note={null} />
              )}
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
