import { Alert } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useUrlFilter } from '@/components/useUrlFilter';

/** How the visit to the channel's consent page ended; the callback leads back with `?connected=` and the connection, or `?error=` and what to tell. */
export function ConnectOutcome() {
  const { get, set } = useUrlFilter();
  const connected = get('connected');
  const error = get('error');
  const close = () => set({ connected: null, error: null });
  if (connected) {
    return (
      <Alert
        color="pine"
        icon={<IconCircleCheck aria-hidden />}
        title="Connected"
        role="status"
        withCloseButton
        onClose={close}
        closeButtonLabel="Dismiss"
      >
        What is already listed there is being fetched now and matched to your products by SKU.{' '}
        <Link to={`/connections/${connected}`}>See how it goes</Link>
      </Alert>
    );
  }
  if (error) {
    return (
      <Alert
        color="red"
        icon={<IconAlertCircle aria-hidden />}
        title="Not connected"
        role="alert"
        withCloseButton
        onClose={close}
        closeButtonLabel="Dismiss"
      >
        {error}
      </Alert>
    );
  }
  return null;
}
