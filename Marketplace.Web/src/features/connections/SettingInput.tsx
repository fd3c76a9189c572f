import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { SettingChoice, SettingField } from '@/api/schema';

interface SettingInputProps {
  field: SettingField;
  input: GetInputPropsReturnType;
}

/** One field of a channel's own settings, drawn from the channel's description of it. */
export function SettingInput({ field, input }: SettingInputProps) {
  const value: unknown = input.value;
  const shared = {
    label: field.label,
    description: field.help ?? undefined,
    required: field.required,
    error: input.error as string | undefined,
  };
  const change = input.onChange as (value: unknown) => void;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...shared}
          placeholder="Choose"
          data={grouped(field.choices)}
          value={text || null}
          onChange={(chosen) => change(typeof value === 'number' && chosen ? Number(chosen) : chosen)}
          searchable
          clearable={!field.required}
          allowDeselect={!field.required}
        />
      );
    case 'number':
      return <NumberInput {...shared} value={text} onChange={(number) => change(number === '' ? null : Number(number))} />;
    case 'flag':
      return (
        <Switch
          label={field.label}
          description={field.help ?? undefined}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    default:
      return <TextInput {...shared} value={text} onChange={(event) => change(event.currentTarget.value)} />;
  }
}

interface Choice {
  value: string;
  label: string;
}

function grouped(choices: SettingChoice[]): (Choice | { group: string; items: Choice[] })[] {
  const inGroup = (group: string | null) =>
    choices.filter((choice) => choice.group === group).map(({ value, label }) => ({ value, label }));
  const groups = [...new Set(choices.map((choice) => choice.group))].filter((group) => group !== null);
  return [...inGroup(null), ...groups.map((group) => ({ group, items: inGroup(group) }))];
}
