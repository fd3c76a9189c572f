import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  description?: string;
  action?: ReactNode;
}

export function EmptyState({ icon: Picture, title, description, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={56} px="md">
      <ThemeIcon size={56} radius="xl" variant="light" mb="xs" aria-hidden>
        <Picture size={28} stroke={1.6} />
      </ThemeIcon>
      <Title order={2} ta="center">
        {title}
      </Title>
      {description && (
        <Text c="dimmed" ta="center" maw={440}>
          {description}
        </Text>
      )}
      {action && <div style={{ marginTop: 12 }}>{action}</div>}
    </Stack>
  );
}
