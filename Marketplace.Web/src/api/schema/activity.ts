export interface OperationModel {
  id: string;
  connectionId: string;
  connectionName: string;
  channel: string;
  kind: string;
  state: string;
  listingId: string | null;
  orderId: string | null;
  subject: string | null;
  attempts: number;
  maxAttempts: number;
  notBefore: string | null;
  lastError: string | null;
  errorCode: string | null;
  errorField: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface SyncRunModel {
  id: string;
  connectionId: string;
  connectionName: string;
  kind: string;
  trigger: string;
  state: string;
  pages: number;
  records: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  expected: number | null;
  error: string | null;
  startedAt: string;
  finishedAt: string | null;
}

export interface SyncIssueModel {
  id: string;
  runId: string;
  kind: string;
  remoteId: string | null;
  error: string;
  createdAt: string;
}

export interface SyncLogModel {
  id: string;
  connectionId: string;
  entityKind: string;
  sku: string | null;
  action: string;
  result: string;
  error: string | null;
  localQuantity: number | null;
  remoteQuantity: number | null;
  createdAt: string;
}

export interface WebhookEventModel {
  id: string;
  connectionId: string;
  connectionName: string;
  eventId: string;
  type: string;
  state: string;
  attempts: number;
  error: string | null;
  receivedAt: string;
  processedAt: string | null;
}
