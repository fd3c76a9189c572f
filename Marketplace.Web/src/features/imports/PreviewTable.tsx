import { Table, Text } from '@mantine/core';
import type { ImportPreview } from '@/api/schema';

/** The first rows as they are in the file, without the columns that are empty in all of them. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const filled = preview.columns
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => preview.sampleRows.some((row) => row[index]?.trim()));
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label="First rows, scrollable">
      <Table striped withColumnBorders aria-label="First rows of the file">
        <Table.Thead>
          <Table.Tr>
            {filled.map(({ name }) => (
              <Table.Th key={name} style={{ whiteSpace: 'nowrap' }}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.sampleRows.map((row, rowIndex) => (
            <Table.Tr key={rowIndex}>
              {filled.map(({ name, index }) => (
                <Table.Td key={name}>
                  <Text size="sm" maw={260} truncate title={row[index]}>
                    {row[index]}
                  </Text>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
