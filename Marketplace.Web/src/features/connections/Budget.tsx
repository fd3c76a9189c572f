import { Group, Progress, Text } from '@mantine/core';
import type { ConnectionModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { count } from '@/format/numbers';

/** How many calls the channel still allows. */
export function Budget({ connection: { budgetRemaining, budgetLimit, budgetResetAt } }: { connection: ConnectionModel }) {
  if (budgetRemaining === null || budgetLimit === null || budgetLimit === 0) return null;
  const share = budgetRemaining / budgetLimit;
  // Some channels count by the day, others by seconds.
  const label = budgetLimit < 1000 ? 'Calls left for now' : 'Calls left today';
  const colour = share < 0.1 ? 'red' : share < 0.3 ? 'honey' : 'pine';
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <Text size="xs" className="numeric">
          {count(budgetRemaining)} of {count(budgetLimit)}
          {budgetResetAt && (
            <Text span size="xs" c="dimmed">
              , full again <RelativeTime at={budgetResetAt} />
            </Text>
          )}
        </Text>
      </Group>
      <Progress value={share * 100} color={colour} size="sm" aria-label={label} />
    </div>
  );
}
