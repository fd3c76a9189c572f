import { Button, Group, NumberInput, Paper, Select, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ConnectionModel, PriceRuleModel } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { useSavePriceRule } from '../api';
import { applyPriceRule } from './priceRule';

const example = 12.5;
const endings = [
  { value: '', label: 'As it comes' },
  { value: '0.99', label: '.99' },
  { value: '0.95', label: '.95' },
  { value: '0.5', label: '.50' },
  { value: '0', label: '.00' },
];

export function PriceRuleForm({ connection, rule }: { connection: ConnectionModel; rule: PriceRuleModel }) {
  const save = useSavePriceRule(connection.id);
  const form = useForm<{ percent: number | string; add: number | string; ending: string }>({
    initialValues: { percent: rule.percent, add: rule.add, ending: rule.ending === null ? '' : String(rule.ending) },
  });
  const given: PriceRuleModel = {
    percent: Number(form.values.percent) || 0,
    add: Number(form.values.add) || 0,
    ending: form.values.ending === '' ? null : Number(form.values.ending),
  };
  const submit = form.onSubmit(() =>
    save.mutate(given, {
      onSuccess: () => {
        form.resetDirty();
        showDone('Saved. What is listed there gets its new prices.');
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );
  return (
    <Paper p="lg" component="section" aria-labelledby="price-rule">
      <Title order={2} id="price-rule">
        Prices here
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        From the products&apos; prices, so that the channel&apos;s fees are in. A listing with a price of its own keeps it.
      </Text>
      <form onSubmit={submit} noValidate>
        <Group align="flex-start" grow preventGrowOverflow={false} maw={640}>
          <NumberInput label="Raise by" suffix=" %" decimalScale={2} {...form.getInputProps('percent')} />
          <NumberInput label="Then add" decimalScale={2} {...form.getInputProps('add')} />
          <Select label="Round up to" data={endings} allowDeselect={false} {...form.getInputProps('ending')} />
        </Group>
        <Group justify="space-between" mt="md">
          <Text size="sm" role="status" className="numeric">
            A product at {example.toFixed(2)} costs {applyPriceRule(example, given).toFixed(2)} here.
          </Text>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save prices
          </Button>
        </Group>
      </form>
    </Paper>
  );
}
