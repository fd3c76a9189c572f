import { Group, Tabs } from '@mantine/core';
import { IconShoppingBag } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { SearchInput } from '@/components/SearchInput';
import { useUrlFilter } from '@/components/useUrlFilter';
import { label } from '@/format/words';
import { useOrders } from './api';
import { OrderCard, orderColumns } from './orderColumns';

const statuses = ['pending', 'processing', 'shipped', 'delivered', 'cancelled', 'refunded'];

export function OrdersPage() {
  const navigate = useNavigate();
  const { get, set } = useUrlFilter();
  const query = { status: get('status'), search: get('search') };
  const orders = useOrders(query);
  return (
    <>
      <PageHeader title="Orders" description="From every channel, newest first." />
      <Tabs value={query.status || 'all'} onChange={(status) => set({ status: status === 'all' ? null : status })} mb="md">
        <Tabs.List style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
          <Tabs.Tab value="all">All</Tabs.Tab>
          {statuses.map((status) => (
            <Tabs.Tab key={status} value={status}>
              {label(status)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group mb="md">
        <SearchInput label="Search orders" initial={query.search} onSearch={(search) => set({ search })} />
      </Group>
      {orders.isError && <QueryProblem error={orders.error} retry={orders.refetch} />}
      <DataGrid
        label="Orders"
        rows={orders.items}
        columns={orderColumns}
        rowId={(row) => row.id}
        rowName={(row) => row.number}
        card={(row) => <OrderCard order={row} />}
        loading={orders.isPending}
        onOpen={(row) => void navigate(`/orders/${row.id}`)}
        empty={
          <EmptyState
            icon={IconShoppingBag}
            title={query.status || query.search ? 'No order matches' : 'No orders yet'}
            description="Orders from every connected channel arrive here within a second."
          />
        }
        footer={<LoadMore loaded={orders.items.length} pages={orders} />}
      />
    </>
  );
}
