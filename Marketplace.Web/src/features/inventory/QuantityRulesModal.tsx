import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { QueryProblem } from '@/components/QueryProblem';
import { QuantityRuleRow } from './QuantityRuleRow';
import { useQuantityRules, type RuleScope } from './quantityRules';

interface QuantityRulesModalProps {
  title: string;
  scope: RuleScope;
  onClose: () => void;
}

/** How much of a SKU's or a product's stock each connection shows. */
export function QuantityRulesModal({ title, scope, onClose }: QuantityRulesModalProps) {
  const rules = useQuantityRules(scope);
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <Text size="sm" c="dimmed">
          Units held back are not shown, so that a sale elsewhere cannot take them twice. An empty field is as the product or the connection
          says.
        </Text>
        {rules.isError && <QueryProblem error={rules.error} retry={rules.refetch} />}
        {rules.isPending && <Skeleton h={120} role="status" aria-label="Loading" />}
        {rules.data?.length === 0 && <Text size="sm">Connect a channel first.</Text>}
        {rules.data?.map((rule) => (
          <section key={rule.connectionId} aria-label={rule.connectionName}>
            <Text fw={600} mb={4}>
              {rule.connectionName}
            </Text>
            <QuantityRuleRow rule={rule} scope={scope} />
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
