import { Skeleton, Stack } from '@mantine/core';
import type { ConnectionModel } from '@/api/schema';
import { QueryProblem } from '@/components/QueryProblem';
import { useMapping } from '../api';
import { CategoryMappings } from './CategoryMappings';
import { PriceRuleForm } from './PriceRuleForm';

/** How the one catalogue becomes listings on this connection. */
export function MappingTab({ connection }: { connection: ConnectionModel }) {
  const mapping = useMapping(connection.id);
  if (mapping.isError) return <QueryProblem error={mapping.error} retry={mapping.refetch} />;
  if (!mapping.data) return <Skeleton h={300} radius="lg" role="status" aria-label="Loading" />;
  return (
    <Stack gap="lg">
      <PriceRuleForm connection={connection} rule={mapping.data.price} />
      <CategoryMappings connection={connection} categories={mapping.data.categories} />
    </Stack>
  );
}
