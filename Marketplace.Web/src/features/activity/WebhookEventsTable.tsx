import { Button, Group, Select, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPlayerPlay, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import type { WebhookEventModel } from '@/api/schema';
import { EmptyState } from '@/components/EmptyState';
import { DataGrid } from '@/components/grid/DataGrid';
import { gridColumns } from '@/components/grid/gridFeatures';
import { LoadMore } from '@/components/grid/LoadMore';
import { RelativeTime } from '@/components/RelativeTime';
import { StateBadge } from '@/components/StateBadge';
import { label } from '@/format/words';
import { useDismissEvent, useReplayEvent, useReplayEvents, useWebhookEvents } from './api';

const column = gridColumns<WebhookEventModel>();

function Kind({ event }: { event: WebhookEventModel }) {
  return (
    <>
      <Text size="sm" fw={550}>
        {event.type}
      </Text>
      <Text size="xs" c="dimmed">
        {event.connectionName} · {event.eventId}
      </Text>
    </>
  );
}

const columns = column.columns([
  column.display({ id: 'type', header: 'Notification', cell: ({ row }) => <Kind event={row.original} /> }),
  column.display({ id: 'state', header: 'State', cell: ({ row }) => <StateBadge state={row.original.state} /> }),
  column.display({ id: 'error', header: 'What happened', cell: ({ row }) => row.original.error ?? '—' }),
  column.display({ id: 'tries', header: 'Tries', meta: { align: 'right' }, cell: ({ row }) => row.original.attempts }),
  column.display({ id: 'received', header: 'Received', cell: ({ row }) => <RelativeTime at={row.original.receivedAt} /> }),
  column.display({
    id: 'actions',
    header: () => <VisuallyHidden>Actions</VisuallyHidden>,
    cell: ({ row }) => <EventActions event={row.original} />,
  }),
]);

/** An event that gave up can be processed again, or let go. */
function EventActions({ event }: { event: WebhookEventModel }) {
  const replay = useReplayEvent();
  const dismiss = useDismissEvent();
  if (event.state !== 'dead') return null;
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="compact-xs" loading={replay.isPending} onClick={() => replay.mutate(event.id)}>
        Replay
      </Button>
      <Button size="compact-xs" variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate(event.id)}>
        Dismiss
      </Button>
    </Group>
  );
}

const states = ['stored', 'done', 'dead', 'dismissed'].map((value) => ({ value, label: label(value) }));

/** What the channels told us, stored before it was acknowledged. */
export function WebhookEventsTable({ connectionId }: { connectionId: string | null }) {
  const [state, setState] = useState<string | null>(null);
  const events = useWebhookEvents({ state, connectionId });
  const replay = useReplayEvents();
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Select aria-label="State" placeholder="Any state" data={states} value={state} onChange={setState} clearable w={180} />
        {events.items.some((event) => event.state === 'dead') && (
          <Button size="xs" leftSection={<IconPlayerPlay size={15} />} loading={replay.isPending} onClick={() => replay.mutate()}>
            Replay all that gave up
          </Button>
        )}
      </Group>
      <DataGrid
        label="Webhook events"
        rows={events.items}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.type}
        loading={events.isPending}
        card={(row) => (
          <>
            <Kind event={row} />
            <StateBadge state={row.state} /> <RelativeTime at={row.receivedAt} />
            {row.error && <Text size="sm">{row.error}</Text>}
            <EventActions event={row} />
          </>
        )}
        empty={
          <EmptyState
            icon={IconWebhook}
            title="No notifications yet"
            description="When a channel tells us that something changed, it is kept here."
          />
        }
        footer={<LoadMore loaded={events.items.length} pages={events} />}
      />
    </Stack>
  );
}
