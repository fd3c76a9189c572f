import { Text } from '@mantine/core';
import { count } from '@/format/numbers';

interface StockProps {
  available: number;
  threshold?: number | null;
}

/** Units that can still be sold; red when none are left, amber when they run low. */
export function Stock({ available, threshold = 5 }: StockProps) {
  const low = threshold !== null && available <= threshold;
  const colour = available <= 0 ? 'red' : low ? 'honey.7' : undefined;
  return (
    <Text span size="sm" fw={colour ? 600 : 400} c={colour} className="numeric" style={{ whiteSpace: 'nowrap' }}>
      {available <= 0 ? 'Out of stock' : count(available)}
    </Text>
  );
}
