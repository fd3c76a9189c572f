import { AppShell, Box, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { AlertBell } from '@/features/alerts/AlertBell';
import { LiveProvider } from '@/live/LiveProvider';
import { GridSkeleton } from '@/components/grid/GridSkeleton';
import { Brand } from './Brand';
import { LiveIndicator } from './LiveIndicator';
import { Nav } from './Nav';
import { RouteProgress } from './RouteProgress';
import { UserMenu } from './UserMenu';
import classes from './Shell.module.css';

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const navigation = useNavigation();
  return (
    <LiveProvider>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <RouteProgress busy={navigation.state !== 'idle'} />
      <AppShell
        layout="alt"
        header={{ height: { base: 56, sm: 0 } }}
        navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      >
        <AppShell.Header hiddenFrom="sm" className={classes.header}>
          <Burger
            opened={opened}
            onClick={toggle}
            size="sm"
            aria-label={opened ? 'Close navigation' : 'Open navigation'}
            aria-expanded={opened}
          />
          <Brand />
          <div style={{ marginLeft: 'auto' }}>
            <AlertBell />
          </div>
        </AppShell.Header>
        <AppShell.Navbar p="sm" className={classes.navbar}>
          <Group justify="space-between" wrap="nowrap" className={classes.brand}>
            <Brand />
            <Box visibleFrom="sm">
              <AlertBell />
            </Box>
            <Burger opened onClick={close} size="sm" hiddenFrom="sm" aria-label="Close navigation" />
          </Group>
          <Nav onNavigate={close} />
          <div className={classes.foot}>
            <LiveIndicator />
            <UserMenu />
          </div>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
          <div className={classes.page}>
            <Suspense fallback={<GridSkeleton />}>
              <Outlet />
            </Suspense>
          </div>
        </AppShell.Main>
      </AppShell>
    </LiveProvider>
  );
}
