import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { QuantityRuleModel } from '@/api/schema';
import { showDone } from '@/app/queryClient';
import { count, plural } from '@/format/numbers';
import { useSetQuantityRule, type RuleScope } from './quantityRules';

interface QuantityRuleRowProps {
  rule: QuantityRuleModel;
  scope: RuleScope;
}

type Amount = number | string;

const orNull = (value: Amount) => (value === '' ? null : Number(value));

/** How much of the stock one connection shows; what is left empty is as the wider rule says. */
export function QuantityRuleRow({ rule, scope }: QuantityRuleRowProps) {
  const save = useSetQuantityRule(scope);
  const [holdBack, setHoldBack] = useState<Amount>(rule.holdBack ?? '');
  const [listAtMost, setListAtMost] = useState<Amount>(rule.listAtMost ?? '');
  const dirty = orNull(holdBack) !== rule.holdBack || orNull(listAtMost) !== rule.listAtMost;
  const submit = () =>
    save.mutate(
      { connectionId: rule.connectionId, holdBack: orNull(holdBack), listAtMost: orNull(listAtMost) },
      { onSuccess: () => showDone(`${rule.connectionName} is told.`) },
    );

  return (
    <Stack gap={6}>
      <Group gap="sm" align="flex-end">
        <NumberInput
          label="Hold back"
          aria-label={`Hold back on ${rule.connectionName}`}
          placeholder={count(rule.inheritedHoldBack)}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          w={112}
          value={holdBack}
          onChange={setHoldBack}
        />
        <NumberInput
          label="List at most"
          aria-label={`List at most on ${rule.connectionName}`}
          placeholder={rule.inheritedListAtMost === null ? 'All' : count(rule.inheritedListAtMost)}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          w={112}
          value={listAtMost}
          onChange={setListAtMost}
        />
        <Button variant="default" disabled={!dirty} loading={save.isPending} onClick={submit}>
          Save
        </Button>
      </Group>
      {rule.shown !== null && (
        <Text size="xs" c="dimmed">
          Shows {plural(rule.shown, 'unit')} now.
        </Text>
      )}
    </Stack>
  );
}
