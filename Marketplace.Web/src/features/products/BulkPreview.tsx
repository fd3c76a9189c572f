import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { BulkEditResult } from '@/api/schema';
import { words } from '@/format/words';
import { count, plural } from '@/format/numbers';

interface BulkPreviewProps {
  result: BulkEditResult;
  busy: boolean;
  onApply: () => void;
  onBack: () => void;
}

const shown = 100;

export function BulkPreview({ result, busy, onApply, onBack }: BulkPreviewProps) {
  const lines = result.lines.filter((line) => line.changes.length > 0);
  return (
    <Stack>
      <Text role="status">{plural(result.changed, 'product')} would change.</Text>
      <Table.ScrollContainer minWidth={360} mah="65dvh">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Product</Table.Th>
              <Table.Th>Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, shown).map((line) => (
              <Table.Tr key={line.productId}>
                <Table.Td>{line.title}</Table.Td>
                <Table.Td>
                  {line.changes.map((change) => (
                    <Text key={change.field} size="sm">
                      {words(change.field)}: <s>{change.from ?? 'none'}</s> → <strong>{change.to ?? 'none'}</strong>
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {lines.length > shown && (
        <Text size="sm" c="dimmed">
          and {count(lines.length - shown)} more
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button onClick={onApply} loading={busy} disabled={result.changed === 0}>
          Change {plural(result.changed, 'product')}
        </Button>
      </Group>
    </Stack>
  );
}
