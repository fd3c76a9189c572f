import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { sellerEventSchema } from './events';
import { createInvalidator } from './invalidator';
import { LiveContext, type LiveState } from './liveState';

const retryMs = [0, 1_000, 2_000, 5_000, 10_000];

/** Keeps one connection to the seller's hub and turns its events into stale queries. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const invalidator = createInvalidator(client);
    const hub = new HubConnectionBuilder()
      // No negotiation: several processes serve this address, and the next request may meet another one.
      .withUrl('/hubs/seller', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => retryMs[previousRetryCount] ?? 15_000 })
      .configureLogging(LogLevel.None)
      .build();
    hub.on('event', (message: unknown) => {
      const event = sellerEventSchema.safeParse(message);
      if (event.success) invalidator.add(event.data);
    });
    hub.onreconnecting(() => setState('reconnecting'));
    hub.onreconnected(() => {
      setState('live');
      // What happened while we were away was not told to us.
      void client.invalidateQueries();
    });
    const stop = keepStarting(hub, setState);
    return () => {
      stop();
      invalidator.stop();
      void hub.stop();
    };
  }, [client]);

  return <LiveContext value={state}>{children}</LiveContext>;
}

/** Automatic reconnection begins after the first success only; until then we try again ourselves. */
function keepStarting(hub: HubConnection, report: (state: LiveState) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const start = (attempt: number) => {
    hub.start().then(
      () => {
        if (!stopped) report('live');
      },
      () => {
        if (stopped) return;
        report('reconnecting');
        timer = setTimeout(() => start(attempt + 1), retryMs[attempt] ?? 15_000);
      },
    );
  };
  start(1);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
