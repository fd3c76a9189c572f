import { useState } from 'react';
import { collectAll } from '@/api/paging';
import type { Query } from '@/api/client';
import type { ProductSummary } from '@/api/schema';
import { everything, isSelected, loadedState, nothing, resolve, toggle, toggleLoaded, type Selection } from './selection';

/** More would not be an edit but a migration. */
const mostAtOnce = 20_000;

/** The chosen products of one filtered list; another filter starts with none. */
export function useProductSelection(filter: Query, rows: ProductSummary[]) {
  const scope = JSON.stringify(filter);
  const [state, setState] = useState<{ scope: string; selection: Selection }>({ scope, selection: nothing });
  const selection = state.scope === scope ? state.selection : nothing;
  const set = (next: Selection) => setState({ scope, selection: next });
  const loaded = rows.map((row) => row.id);

  return {
    selection,
    grid: {
      has: (id: string) => isSelected(selection, id),
      toggle: (id: string) => set(toggle(selection, id)),
      page: loadedState(selection, loaded),
      togglePage: () => set(toggleLoaded(selection, loaded)),
    },
    clear: () => set(nothing),
    selectAllMatching: () => set(everything),
    ids: () => resolve(selection, async () => (await collectAll<ProductSummary>('/api/products', filter, mostAtOnce)).map((row) => row.id)),
  };
}

export type ProductSelection = ReturnType<typeof useProductSelection>;
