import { Anchor, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconBuildingStore, IconCash, IconPackage, IconShoppingBag, type Icon } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { HomeModel } from '@/api/schema';
import { money } from '@/format/money';
import { count, plural } from '@/format/numbers';

interface KpiProps {
  icon: Icon;
  label: string;
  value: string;
  note: string;
  to: string;
}

function Kpi({ icon: Picture, label, value, note, to }: KpiProps) {
  return (
    <Paper p="md">
      <Group gap={8} c="dimmed" wrap="nowrap">
        <Picture size={18} stroke={1.7} aria-hidden />
        <Text size="sm">{label}</Text>
      </Group>
      <Text fz={26} fw={680} mt={6} lh={1.2} className="numeric" style={{ letterSpacing: '-0.02em' }}>
        {value}
      </Text>
      <Anchor component={Link} to={to} size="xs">
        {note}
      </Anchor>
    </Paper>
  );
}

export function KpiCards({ home }: { home: HomeModel }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing={{ base: 'sm', md: 'lg' }}>
      <Kpi
        icon={IconCash}
        label="Sales today"
        value={money(home.salesToday, home.currency)}
        note={plural(home.ordersToday, 'order')}
        to="/orders"
      />
      <Kpi icon={IconShoppingBag} label="To ship" value={count(home.ordersToShip)} note="See open orders" to="/orders?status=processing" />
      <Kpi
        icon={IconBuildingStore}
        label="Live listings"
        value={count(home.activeListings)}
        note={`on ${plural(home.connections, 'connection')}`}
        to="/listings"
      />
      <Kpi
        icon={IconPackage}
        label="Products"
        value={count(home.products)}
        note={home.lowStock > 0 ? `${count(home.lowStock)} low in stock` : 'Stock is fine'}
        to={home.lowStock > 0 ? '/inventory?low=true' : '/products'}
      />
    </SimpleGrid>
  );
}
