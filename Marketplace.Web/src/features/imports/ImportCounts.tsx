import { SimpleGrid, Text } from '@mantine/core';
import type { ImportDetail } from '@/api/schema';
import { count } from '@/format/numbers';

export function ImportCounts({ detail }: { detail: ImportDetail }) {
  const figures: [string, string][] = [
    ['Products created', count(detail.productsCreated)],
    ['Products updated', count(detail.productsUpdated)],
    ['Variants', count(detail.variantsCreated + detail.variantsUpdated)],
    ['Rows with errors', count(detail.rowsFailed)],
    ['Pictures', `${count(detail.imagesStored)} of ${count(detail.imagesQueued)}`],
  ];
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 5 }} my="lg">
      {figures.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz="xl" fw={650} className="numeric">
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
