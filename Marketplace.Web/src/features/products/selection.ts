/** Which rows are chosen: some of them, or all that match the filter (also those not loaded) but for a few. */
export type Selection = { mode: 'some'; ids: ReadonlySet<string> } | { mode: 'all'; except: ReadonlySet<string> };

export const nothing: Selection = { mode: 'some', ids: new Set() };
export const everything: Selection = { mode: 'all', except: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.mode === 'all' ? !selection.except.has(id) : selection.ids.has(id);

export const isEmpty = (selection: Selection): boolean => selection.mode === 'some' && selection.ids.size === 0;

export function toggle(selection: Selection, id: string): Selection {
  return selection.mode === 'all'
    ? { mode: 'all', except: flipped(selection.except, id) }
    : { mode: 'some', ids: flipped(selection.ids, id) };
}

export function loadedState(selection: Selection, loaded: string[]): 'all' | 'some' | 'none' {
  const chosen = loaded.filter((id) => isSelected(selection, id)).length;
  if (chosen === 0) return 'none';
  return chosen === loaded.length ? 'all' : 'some';
}

/** Chooses all loaded rows, or none when they are chosen already. */
export function toggleLoaded(selection: Selection, loaded: string[]): Selection {
  return loadedState(selection, loaded) === 'all' ? nothing : { mode: 'some', ids: new Set(loaded) };
}

/** The chosen ids. `matching` fetches every id that matches the filter, and is asked only when needed. */
export async function resolve(selection: Selection, matching: () => Promise<string[]>): Promise<string[]> {
  if (selection.mode === 'some') return [...selection.ids];
  return (await matching()).filter((id) => !selection.except.has(id));
}

function flipped(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
