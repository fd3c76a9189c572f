import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { IconBellCheck, IconChecks } from '@tabler/icons-react';
import { EmptyState } from '@/components/EmptyState';
import { GridSkeleton } from '@/components/grid/GridSkeleton';
import { LoadMore } from '@/components/grid/LoadMore';
import { QueryProblem } from '@/components/QueryProblem';
import { AlertItem } from './AlertItem';
import { useAlerts, useReadAlerts } from './api';

export function AlertDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Alerts" position="right" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <AlertList onFollow={onClose} />}
    </Drawer>
  );
}

function AlertList({ onFollow }: { onFollow: () => void }) {
  const alerts = useAlerts();
  const read = useReadAlerts();
  if (alerts.isError) return <QueryProblem error={alerts.error} retry={alerts.refetch} />;
  if (alerts.isPending) return <GridSkeleton />;
  if (alerts.items.length === 0)
    return (
      <EmptyState
        icon={IconBellCheck}
        title="No alerts"
        description="What a channel refuses, what was sold twice and shops that have to be connected again are told here and by e-mail."
      />
    );
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          Each was also sent by e-mail, once.
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChecks size={15} />}
          loading={read.isPending}
          disabled={alerts.items.every((alert) => alert.readAt)}
          onClick={() => read.mutate(null)}
        >
          Mark all as read
        </Button>
      </Group>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {alerts.items.map((alert) => (
          <AlertItem key={alert.id} alert={alert} onRead={() => read.mutate(alert.id)} onFollow={onFollow} />
        ))}
      </Stack>
      <LoadMore loaded={alerts.items.length} pages={alerts} />
    </Stack>
  );
}
