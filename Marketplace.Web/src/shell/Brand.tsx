import { Group, Text } from '@mantine/core';

export function Brand({ light = false }: { light?: boolean }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <Text fw={700} size="lg" c={light ? 'white' : undefined} style={{ letterSpacing: '-0.02em' }}>
        Marketplace
      </Text>
    </Group>
  );
}
