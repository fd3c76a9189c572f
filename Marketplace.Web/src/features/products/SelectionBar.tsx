import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { IconPencil, IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnections } from '@/features/connections/api';
import { PublishModal } from '@/features/listings/PublishModal';
import { plural } from '@/format/numbers';
import { BulkEditDrawer } from './BulkEditDrawer';
import { isEmpty } from './selection';
import type { ProductSelection } from './useProductSelection';

interface SelectionBarProps {
  selection: ProductSelection;
  filtered: boolean;
  /** Whether more products match than are loaded. */
  more: boolean;
}

export function SelectionBar({ selection, filtered, more }: SelectionBarProps) {
  const [editing, setEditing] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const connected = (useConnections().data ?? []).some((connection) => connection.status !== 'disconnected');
  const chosen = selection.selection;
  if (isEmpty(chosen)) return null;

  const all = chosen.mode === 'all';
  const wholeCatalogue = all && !filtered && chosen.except.size === 0;
  const text = all
    ? `All ${filtered ? 'matching ' : ''}products${chosen.except.size ? ` but ${chosen.except.size}` : ''}`
    : plural(chosen.ids.size, 'product');
  return (
    <Paper p="xs" px="md" mb="sm" pos="sticky" top={12} style={{ zIndex: 20 }} shadow="sm" role="region" aria-label="Selection">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Text size="sm" fw={600} aria-live="polite">
            {text} selected
          </Text>
          {!all && more && selection.grid.page === 'all' && (
            <Anchor component="button" type="button" size="sm" onClick={selection.selectAllMatching}>
              Select all matching
            </Anchor>
          )}
        </Group>
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconPencil size={15} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
          {connected && (
            <Button size="xs" leftSection={<IconUpload size={15} />} onClick={() => setPublishing(true)}>
              Publish
            </Button>
          )}
          <Button size="xs" variant="subtle" color="gray" leftSection={<IconX size={15} />} onClick={selection.clear}>
            Clear
          </Button>
        </Group>
      </Group>
      {editing && <BulkEditDrawer productIds={selection.ids} onClose={() => setEditing(false)} onDone={selection.clear} />}
      {publishing && (
        <PublishModal what={text.toLowerCase()} productIds={wholeCatalogue ? null : selection.ids} onClose={() => setPublishing(false)} />
      )}
    </Paper>
  );
}
