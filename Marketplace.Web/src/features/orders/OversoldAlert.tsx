import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ResolveButton } from '@/features/inventory/OversellList';
import { useOversells } from '@/features/inventory/oversells';
import { plural } from '@/format/numbers';

/** What of the order was sold twice: for each the way out that needs no cancellation. */
export function OversoldAlert({ orderId }: { orderId: string }) {
  const open = useOversells({ state: 'open', orderId }).items;
  if (open.length === 0) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title="Sold twice" role="alert">
      <Stack gap="sm">
        <Text size="sm">Another channel sold the last unit first. Find a unit, or cancel or refund the order.</Text>
        {open.map((oversold) => (
          <Group key={oversold.id} justify="space-between">
            <Text size="sm" fw={550}>
              {plural(oversold.quantity, 'unit')} of {oversold.sku} missing
            </Text>
            <ResolveButton oversold={oversold} />
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
