import { Paper, Select, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { DriftRuleModel } from '@/api/schema';
import { QueryProblem } from '@/components/QueryProblem';
import { useConnections } from '@/features/connections/api';
import { words } from '@/format/words';
import { useDriftRules, useSetRule } from './api';
import { driftPolicies } from './driftWords';

/** What happens by itself, connection by connection and field by field. */
export function DriftRules() {
  const rules = useDriftRules();
  const connections = useConnections();
  const failed = [rules, connections].find((query) => query.isError);
  if (failed) return <QueryProblem error={failed.error} retry={failed.refetch} />;
  if (!rules.data || !connections.data) return <Skeleton h={160} radius="lg" role="status" aria-label="Loading" />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        “We win” sends our value to the channel, “Channel wins” takes its value over, “Ask me” leaves the difference for you to decide.
      </Text>
      {connections.data.map((connection) => {
        const own = rules.data.filter((rule) => rule.connectionId === connection.id);
        return own.length === 0 ? null : (
          <Paper key={connection.id} p="lg" component="section" aria-label={connection.displayName}>
            <Title order={2} size="h3" mb="sm">
              {connection.displayName}
            </Title>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {own.map((rule) => (
                <Rule key={rule.field} rule={rule} />
              ))}
            </SimpleGrid>
          </Paper>
        );
      })}
    </Stack>
  );
}

function Rule({ rule }: { rule: DriftRuleModel }) {
  const set = useSetRule();
  return (
    <Select
      label={words(rule.field)}
      data={driftPolicies}
      value={rule.policy}
      disabled={set.isPending}
      allowDeselect={false}
      onChange={(policy) => policy && set.mutate({ ...rule, policy })}
    />
  );
}
