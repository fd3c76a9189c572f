export interface ChannelModel {
  id: string;
  name: string;
  connect: string;
  configured: boolean;
  capabilities: string[];
  note: string | null;
}

export interface AuthorizeRequest {
  returnPath?: string | null;
}

export interface AuthorizeResponse {
  authorizeUrl: string;
}

export interface ConnectionModel {
  id: string;
  channel: string;
  channelName: string;
  displayName: string;
  status: string;
  health: string;
  accountId: string | null;
  accountName: string | null;
  accountUrl: string | null;
  scopes: string[];
  syncEnabled: boolean;
  settingsComplete: boolean;
  lastError: string | null;
  budgetRemaining: number | null;
  budgetLimit: number | null;
  budgetResetAt: string | null;
  lastRecordAt: string | null;
  syncs: SyncModel[];
  listingCount: number;
  unmatchedCount: number;
  pendingOperations: number;
  deadOperations: number;
  createdAt: string;
}

export interface SyncModel {
  kind: string;
  enabled: boolean;
  everyMinutes: number;
  status: string;
  lastStartedAt: string | null;
  lastCompletedAt: string | null;
  nextAt: string | null;
  lastError: string | null;
}

export interface ConnectionSettingsInput {
  displayName?: string | null;
  syncEnabled?: boolean | null;
  syncs?: SyncScheduleInput[] | null;
  settings?: Record<string, unknown> | null;
}

export interface SyncScheduleInput {
  kind: string;
  enabled: boolean;
  everyMinutes: number;
}

export interface ConnectionSettings {
  settings: Record<string, unknown>;
  fields: SettingField[];
}

export interface SettingField {
  name: string;
  label: string;
  kind: string;
  required: boolean;
  help: string | null;
  choices: SettingChoice[];
}

export interface SettingChoice {
  value: string;
  label: string;
  group: string | null;
}

export interface SyncRequest {
  kind: string;
}

export interface ConnectionValidation {
  healthy: boolean;
  message: string;
  latencyMs: number | null;
}
