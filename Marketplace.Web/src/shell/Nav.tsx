import { Badge, NavLink } from '@mantine/core';
import {
  IconActivityHeartbeat,
  IconArrowsDiff,
  IconBox,
  IconBuildingStore,
  IconFileImport,
  IconHome2,
  IconPlugConnected,
  IconSettings,
  IconShoppingBag,
  IconStack2,
  type Icon,
} from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useHome } from '@/features/home/api';
import { count } from '@/format/numbers';
import classes from './Shell.module.css';

interface Entry {
  to: string;
  label: string;
  icon: Icon;
  /** Another page that belongs to this one. */
  also?: string;
  /** The kinds of attention that are dealt with on that page. */
  attention?: string[];
}

const entries: Entry[] = [
  { to: '/', label: 'Home', icon: IconHome2 },
  { to: '/products', also: '/categories', label: 'Products', icon: IconBox },
  { to: '/imports', label: 'Imports', icon: IconFileImport },
  { to: '/connections', label: 'Connections', icon: IconPlugConnected, attention: ['needs_reauth'] },
  { to: '/listings', label: 'Listings', icon: IconBuildingStore, attention: ['unmatched_listings'] },
  { to: '/orders', label: 'Orders', icon: IconShoppingBag, attention: ['orders_to_ship', 'oversell'] },
  { to: '/inventory', label: 'Inventory', icon: IconStack2, attention: ['low_stock'] },
  { to: '/drift', label: 'Drift', icon: IconArrowsDiff, attention: ['drift'] },
  { to: '/activity', label: 'Activity', icon: IconActivityHeartbeat, attention: ['dead_operations'] },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

export function Nav({ onNavigate }: { onNavigate: () => void }) {
  const { pathname } = useLocation();
  const attention = useHome().data?.attention ?? [];
  const waiting = (kinds: string[] = []) =>
    attention.filter((item) => kinds.includes(item.kind)).reduce((sum, item) => sum + item.count, 0);

  return (
    <nav aria-label="Main">
      {entries.map(({ to, also, label, icon: Picture, attention: kinds }) => {
        const active = to === '/' ? pathname === '/' : pathname.startsWith(to) || pathname === also;
        const number = waiting(kinds);
        return (
          <NavLink
            key={to}
            component={Link}
            to={to}
            onClick={onNavigate}
            active={active}
            aria-current={active ? 'page' : undefined}
            label={label}
            leftSection={<Picture size={19} stroke={1.7} aria-hidden />}
            rightSection={
              number > 0 ? (
                <Badge size="sm" aria-hidden>
                  {count(number)}
                </Badge>
              ) : null
            }
            className={classes.link}
          />
        );
      })}
    </nav>
  );
}
