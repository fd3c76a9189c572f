import { Badge, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import { count } from '@/format/numbers';
import { useDriftSummary } from './api';
import { causeName } from './driftWords';

/** How many differences there are, and what the last 30 days' came from. */
export function DriftFigures() {
  const summary = useDriftSummary().data;
  return (
    <SimpleGrid cols={{ base: 3, md: 4 }} mb="lg">
      <Figure name="To decide" value={summary?.open} />
      <Figure name="Being repaired" value={summary?.repairing} />
      <Figure name="Repaired today" value={summary?.repairedToday} />
      <Paper p="md" visibleFrom="md">
        <Text size="xs" c="dimmed" mb={6}>
          Causes, 30 days
        </Text>
        <Group gap={6}>
          {summary?.causes.map((cause) => (
            <Badge key={cause.cause} color="gray">
              {causeName(cause.cause)} {count(cause.count)}
            </Badge>
          ))}
          {summary?.causes.length === 0 && <Text size="sm">None</Text>}
        </Group>
      </Paper>
    </SimpleGrid>
  );
}

function Figure({ name, value }: { name: string; value: number | undefined }) {
  return (
    <Paper p="md">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text component="div" fz="xl" fw={650} className="numeric">
        {value === undefined ? '—' : count(value)}
      </Text>
    </Paper>
  );
}
