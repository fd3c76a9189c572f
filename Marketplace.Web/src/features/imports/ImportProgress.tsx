import { Button, Group, Paper, Progress, Text, Title } from '@mantine/core';
import type { ImportDetail } from '@/api/schema';
import { bytes, count, percent } from '@/format/numbers';
import { useCancelImport } from './api';
import { ImportCounts } from './ImportCounts';

export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const cancel = useCancelImport(detail.id);
  return (
    <Paper p="xl">
      <Group justify="space-between" mb="xs">
        <Title order={2}>Importing…</Title>
        <Text fw={600} className="numeric">
          {percent(detail.progress)}
        </Text>
      </Group>
      <Progress value={detail.progress * 100} size="lg" radius="xl" animated aria-label="Import progress" />
      <Text size="sm" c="dimmed" mt="xs" aria-live="polite">
        {count(detail.rowsDone)} rows read, {bytes(detail.bytesDone)} of {bytes(detail.bytesTotal)}. You can leave this page; the import
        goes on.
      </Text>
      <ImportCounts detail={detail} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => cancel.mutate(undefined)} loading={cancel.isPending}>
          Cancel import
        </Button>
      </Group>
    </Paper>
  );
}
