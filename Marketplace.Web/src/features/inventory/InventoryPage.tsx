import { Group, Switch } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { InventoryItemModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { LoadMore } from '@/components/grid/LoadMore';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { SearchInput } from '@/components/SearchInput';
import { useUrlFilter } from '@/components/useUrlFilter';
import { AdjustModal } from './AdjustModal';
import { useInventory } from './api';
import { BundleModal } from './BundleModal';
import { ExposureChart } from './ExposureChart';
import { InventoryCard, inventoryColumns } from './inventoryColumns';
import { LedgerDrawer } from './LedgerDrawer';
import { OversellList } from './OversellList';
import { QuantityRulesModal } from './QuantityRulesModal';

export function InventoryPage() {
  const { get, set } = useUrlFilter();
  const query = { search: get('search'), low: get('low') };
  const inventory = useInventory(query);
  const [adjusting, setAdjusting] = useState<InventoryItemModel | null>(null);
  const [limiting, setLimiting] = useState<InventoryItemModel | null>(null);
  const [composing, setComposing] = useState<InventoryItemModel | null>(null);
  const actions = { onAdjust: setAdjusting, onLimits: setLimiting, onCompose: setComposing };
  const ledger = get('ledger');
  const filtered = Boolean(query.search || query.low);
  return (
    <>
      <PageHeader title="Inventory" description="The stock of every SKU. Each movement is kept in its ledger." />
      <OversellList />
      <ExposureChart />
      <Group mb="md" gap="md">
        <SearchInput label="Search SKU or product" initial={query.search} onSearch={(search) => set({ search })} />
        <Switch
          label="Low stock only"
          checked={query.low === 'true'}
          onChange={(event) => set({ low: event.currentTarget.checked ? 'true' : null })}
        />
      </Group>
      {inventory.isError && <QueryProblem error={inventory.error} retry={inventory.refetch} />}
      <DataGrid
        label="Inventory"
        rows={inventory.items}
        columns={inventoryColumns(actions)}
        rowId={(row) => row.id}
        rowName={(row) => `ledger of ${row.sku}`}
        card={(row) => <InventoryCard item={row} {...actions} />}
        loading={inventory.isPending}
        withOpenButton
        onOpen={(row) => set({ ledger: row.sku })}
        empty={
          <EmptyState
            icon={IconStack2}
            title={filtered ? 'No SKU matches' : 'No stock yet'}
            description={filtered ? 'Try another word, or show all.' : 'Stock appears with your products.'}
          />
        }
        footer={<LoadMore loaded={inventory.items.length} pages={inventory} />}
      />
      {ledger && <LedgerDrawer sku={ledger} onClose={() => set({ ledger: null })} />}
      {adjusting && <AdjustModal item={adjusting} onClose={() => setAdjusting(null)} />}
      {limiting && (
        <QuantityRulesModal title={`Limits of ${limiting.sku}`} scope={{ sku: limiting.sku }} onClose={() => setLimiting(null)} />
      )}
      {composing && <BundleModal sku={composing.sku} onClose={() => setComposing(null)} />}
    </>
  );
}
