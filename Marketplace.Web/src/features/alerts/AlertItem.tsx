import { ActionIcon, Anchor, Badge, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AlertModel } from '@/api/schema';
import { RelativeTime } from '@/components/RelativeTime';
import { count } from '@/format/numbers';

interface AlertItemProps {
  alert: AlertModel;
  onRead: () => void;
  /** The seller goes to the page that deals with it. */
  onFollow: () => void;
}

export function AlertItem({ alert, onRead, onFollow }: AlertItemProps) {
  const unread = !alert.readAt;
  const follow = () => {
    if (unread) onRead();
    onFollow();
  };
  return (
    <li>
      <Group wrap="nowrap" align="flex-start" gap="xs" py={8}>
        <div style={{ minWidth: 0, flex: 1 }}>
          <Group gap={6}>
            <Anchor component={Link} to={alert.path} onClick={follow} size="sm" fw={unread ? 650 : 450} c="var(--mantine-color-text)">
              {alert.title}
            </Anchor>
            {alert.count > 1 && <Badge color="gray">{count(alert.count)} ×</Badge>}
            {unread && <Badge color="red">New</Badge>}
          </Group>
          {alert.detail && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {alert.detail}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            <RelativeTime at={alert.lastAt} />
          </Text>
        </div>
        {unread && (
          <Tooltip label="Mark as read">
            <ActionIcon variant="subtle" color="gray" onClick={onRead} aria-label={`Mark “${alert.title}” as read`}>
              <IconCheck size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </li>
  );
}
