import { Group, Select, Switch } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { every } from '@/format/time';
import { words } from '@/format/words';

const intervals = [15, 30, 60, 120, 240, 360, 720, 1440];

interface ScheduleRowProps {
  kind: string;
  enabled: GetInputPropsReturnType;
  minutes: number;
  onMinutes: (minutes: number) => void;
  disabled: boolean;
}

export function ScheduleRow({ kind, enabled, minutes, onMinutes, disabled }: ScheduleRowProps) {
  const choices = [...new Set([...intervals, minutes])].sort((a, b) => a - b);
  return (
    <Group justify="space-between">
      <Switch label={words(kind)} disabled={disabled} {...enabled} />
      <Select
        aria-label={`How often ${kind} are synced`}
        data={choices.map((value) => ({ value: String(value), label: every(value) }))}
        value={String(minutes)}
        onChange={(value) => onMinutes(Number(value))}
        allowDeselect={false}
        disabled={disabled}
        w={190}
      />
    </Group>
  );
}
