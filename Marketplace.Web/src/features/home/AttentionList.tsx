import { Badge, Group, NavLink, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AttentionItem } from '@/api/schema';
import { count } from '@/format/numbers';

const colours: Record<string, string> = { error: 'red', critical: 'red', warning: 'honey', info: 'pine' };

export function AttentionList({ items }: { items: AttentionItem[] }) {
  return (
    <Paper p="lg" component="section" aria-labelledby="attention">
      <Title order={2} id="attention" mb="xs">
        Needs you now
      </Title>
      {items.length === 0 ? (
        <Group gap="sm" c="dimmed" py="lg">
          <IconCircleCheck aria-hidden /> <Text>Nothing. Everything is running by itself.</Text>
        </Group>
      ) : (
        <Stack gap={2} mx={-12}>
          {items.map((item) => (
            <NavLink
              key={item.kind}
              component={Link}
              to={item.path}
              label={item.title}
              leftSection={
                <Badge color={colours[item.severity] ?? 'gray'} miw={34}>
                  {count(item.count)}
                </Badge>
              }
              rightSection={<IconChevronRight size={16} aria-hidden />}
              style={{ borderRadius: 'var(--mantine-radius-md)' }}
            />
          ))}
        </Stack>
      )}
    </Paper>
  );
}
