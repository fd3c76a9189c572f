import type { ConnectionModel } from '@/api/schema';

/** What only the seller can do about a connection, or null when there is nothing. */
export function actionFor(connection: ConnectionModel): string | null {
  if (connection.status === 'needs_reauth') return `${connection.channelName} no longer accepts our access. Connect it again to go on.`;
  if (!connection.settingsComplete) return 'Choose how this shop ships and what its listings say by default before you publish.';
  if (connection.lastError) return connection.lastError;
  return null;
}
