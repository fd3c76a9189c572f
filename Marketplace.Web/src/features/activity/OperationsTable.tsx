import { IconActivityHeartbeat } from '@tabler/icons-react';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { QueryProblem } from '@/components/QueryProblem';
import { useOperations } from './api';
import { OperationCard, operationColumns } from './operationColumns';

interface OperationsTableProps {
  state: string;
  connectionId: string | null;
  empty: string;
}

export function OperationsTable({ state, connectionId, empty }: OperationsTableProps) {
  const operations = useOperations({ state, connectionId });
  if (operations.isError) return <QueryProblem error={operations.error} retry={operations.refetch} />;
  return (
    <DataGrid
      label="Operations"
      rows={operations.items}
      columns={operationColumns}
      rowId={(row) => row.id}
      rowName={(row) => row.subject ?? row.kind}
      card={(row) => <OperationCard operation={row} />}
      loading={operations.isPending}
      empty={<EmptyState icon={IconActivityHeartbeat} title={empty} />}
      footer={<LoadMore loaded={operations.items.length} pages={operations} />}
    />
  );
}
