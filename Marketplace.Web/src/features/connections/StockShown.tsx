import { Paper, Text, Title } from '@mantine/core';
import { QuantityRuleRow } from '@/features/inventory/QuantityRuleRow';
import { useQuantityRules } from '@/features/inventory/quantityRules';

/** What of every SKU's stock this connection shows, unless its product or the SKU says otherwise. */
export function StockShown({ connectionId }: { connectionId: string }) {
  const rule = useQuantityRules({}).data?.find((candidate) => candidate.connectionId === connectionId);
  if (!rule) return null;
  return (
    <Paper p="lg" component="section" aria-labelledby="stock-shown">
      <Title order={2} id="stock-shown">
        Stock shown here
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        Of every SKU. A product or a SKU can have limits of its own: see Inventory.
      </Text>
      <QuantityRuleRow rule={rule} scope={{}} />
    </Paper>
  );
}
