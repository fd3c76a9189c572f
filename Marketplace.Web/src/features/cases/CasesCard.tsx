import { Divider, Paper, Stack, Title } from '@mantine/core';
import { QueryProblem } from '@/components/QueryProblem';
import { CaseRow } from './CaseRow';
import { useCases } from './api';

interface Props {
  connectionId: string;
  channel: string;
  /** Only what is about this order. */
  orderId?: string;
}

/** What buyers have opened and is not settled. Nothing where there is nothing of it. */
export function CasesCard({ connectionId, channel, orderId }: Props) {
  const { data, isError, error, refetch } = useCases(connectionId, channel);
  const cases = (data ?? []).filter((found) => orderId === undefined || found.orderId === orderId);
  if (cases.length === 0 && !isError) return null;
  return (
    <Paper p="lg" component="section" aria-labelledby="cases">
      <Stack>
        <Title order={2} id="cases">
          {orderId === undefined ? 'Cases' : 'The buyer'}
        </Title>
        {isError && <QueryProblem error={error} retry={refetch} />}
        {cases.map((found, index) => (
          <Stack key={`${found.kind} ${found.id}`} gap="md">
            {index > 0 && <Divider />}
            <CaseRow connectionId={connectionId} buyerCase={found} named={orderId === undefined} />
          </Stack>
        ))}
      </Stack>
    </Paper>
  );
}
