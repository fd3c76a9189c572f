import { Drawer, Skeleton, Table, Text } from '@mantine/core';
import type { LedgerEntry } from '@/api/schema';
import { LoadMore } from '@/components/grid/LoadMore';
import { QueryProblem } from '@/components/QueryProblem';
import { RelativeTime } from '@/components/RelativeTime';
import { count, signed } from '@/format/numbers';
import { words } from '@/format/words';
import { useLedger } from './api';
import { LastExposure } from './LastExposure';

interface LedgerDrawerProps {
  sku: string;
  onClose: () => void;
}

export function LedgerDrawer({ sku, onClose }: LedgerDrawerProps) {
  const ledger = useLedger(sku);
  return (
    <Drawer opened onClose={onClose} title={`Ledger of ${sku}`} size="lg">
      <LastExposure sku={sku} />
      {ledger.isError && <QueryProblem error={ledger.error} retry={ledger.refetch} />}
      {ledger.isPending && <Skeleton h={240} role="status" aria-label="Loading" />}
      {ledger.isSuccess && (
        <Table aria-label={`Ledger of ${sku}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Movement</Table.Th>
              <Table.Th ta="right">On hand</Table.Th>
              <Table.Th ta="right">Reserved</Table.Th>
              <Table.Th ta="right">When</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledger.items.map((entry) => (
              <Row key={entry.seq} entry={entry} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <LoadMore loaded={ledger.items.length} pages={ledger} />
    </Drawer>
  );
}

function Row({ entry }: { entry: LedgerEntry }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {words(entry.kind)}
        </Text>
        <Text size="xs" c="dimmed">
          {[entry.reference, entry.note].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Movement delta={entry.onHandDelta} after={entry.onHandAfter} />
      <Movement delta={entry.reservedDelta} after={entry.reservedAfter} />
      <Table.Td ta="right">
        <Text size="xs" c="dimmed">
          <RelativeTime at={entry.createdAt} />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Movement({ delta, after }: { delta: number; after: number }) {
  const colour = delta < 0 ? 'red' : delta > 0 ? 'pine' : 'dimmed';
  return (
    <Table.Td ta="right">
      <Text size="sm" className="numeric">
        <Text span inherit c={colour}>
          {signed(delta)}
        </Text>{' '}
        → {count(after)}
      </Text>
    </Table.Td>
  );
}
