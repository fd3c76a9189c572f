import type { Query } from './client';

/**
 * Every query key. The first part names the resource, so that a live event can make all of a resource stale at once;
 * the second says whether it is a list or one of them.
 */
export const keys = {
  me: ['me'] as const,
  users: ['users'] as const,
  home: ['home'] as const,
  alerts: { all: ['alerts'] as const, unread: ['alerts', 'unread'] as const, list: ['alerts', 'list'] as const },
  categories: ['categories'] as const,
  channels: ['channels'] as const,
  products: {
    all: ['products'] as const,
    lists: ['products', 'list'] as const,
    list: (filter: Query) => ['products', 'list', filter] as const,
    one: (id: string) => ['products', 'one', id] as const,
  },
  imports: {
    all: ['imports'] as const,
    list: ['imports', 'list'] as const,
    one: (id: string) => ['imports', 'one', id] as const,
    errors: (id: string) => ['imports', 'errors', id] as const,
  },
  connections: {
    all: ['connections'] as const,
    list: ['connections', 'list'] as const,
    one: (id: string) => ['connections', 'one', id] as const,
    settings: (id: string) => ['connections', 'settings', id] as const,
    mapping: (id: string) => ['connections', 'mapping', id] as const,
  },
  /** Not of the connections, which events make stale every few seconds: it is the channel that is asked. */
  reports: {
    standing: (id: string) => ['reports', 'standing', id] as const,
    violations: (id: string) => ['reports', 'violations', id] as const,
    campaigns: (id: string) => ['reports', 'campaigns', id] as const,
    cases: (id: string) => ['reports', 'cases', id] as const,
  },
  syncRuns: {
    all: ['syncRuns'] as const,
    list: (filter: Query) => ['syncRuns', 'list', filter] as const,
    issues: (id: string) => ['syncRuns', 'issues', id] as const,
  },
  syncLog: { all: ['syncLog'] as const, list: (filter: Query) => ['syncLog', 'list', filter] as const },
  drift: {
    all: ['drift'] as const,
    summary: ['drift', 'summary'] as const,
    rules: ['drift', 'rules'] as const,
    list: (filter: Query) => ['drift', 'list', filter] as const,
  },
  listings: {
    all: ['listings'] as const,
    lists: ['listings', 'list'] as const,
    list: (filter: Query) => ['listings', 'list', filter] as const,
    one: (id: string) => ['listings', 'one', id] as const,
    progress: ['listings', 'progress'] as const,
    readiness: ['listings', 'readiness'] as const,
  },
  inventory: {
    all: ['inventory'] as const,
    list: (filter: Query) => ['inventory', 'list', filter] as const,
    ledger: (sku: string) => ['inventory', 'ledger', sku] as const,
    components: (sku: string) => ['inventory', 'components', sku] as const,
    exposure: ['inventory', 'exposure'] as const,
    skuExposure: (sku: string) => ['inventory', 'exposure', sku] as const,
  },
  quantityRules: { all: ['quantityRules'] as const, of: (scope: Query) => ['quantityRules', 'of', scope] as const },
  oversells: { all: ['oversells'] as const, list: (filter: Query) => ['oversells', 'list', filter] as const },
  orders: {
    all: ['orders'] as const,
    lists: ['orders', 'list'] as const,
    list: (filter: Query) => ['orders', 'list', filter] as const,
    one: (id: string) => ['orders', 'one', id] as const,
  },
  operations: { all: ['operations'] as const, list: (filter: Query) => ['operations', 'list', filter] as const },
  events: { all: ['events'] as const, list: (filter: Query) => ['events', 'list', filter] as const },
};
