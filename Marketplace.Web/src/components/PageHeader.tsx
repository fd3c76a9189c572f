import { Anchor, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  back?: { to: string; label: string };
  badge?: ReactNode;
}

export function PageHeader({ title, description, actions, back, badge }: PageHeaderProps) {
  return (
    <header>
      <title>{`${title} · Marketplace`}</title>
      {back && (
        <Anchor component={Link} to={back.to} size="sm" c="dimmed" mb={4} display="inline-flex" style={{ alignItems: 'center', gap: 4 }}>
          <IconChevronLeft size={15} aria-hidden /> {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
        <div style={{ minWidth: 0, flex: '1 1 260px' }}>
          <Group gap="sm">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {badge}
          </Group>
          {description && (
            <Text c="dimmed" mt={2} component="div">
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
    </header>
  );
}
