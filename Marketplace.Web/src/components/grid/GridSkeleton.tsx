import { Group, Skeleton, Stack } from '@mantine/core';

export function GridSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Stack p="md" gap="md" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} wrap="nowrap">
          <Skeleton h={40} w={40} radius="md" style={{ flex: 'none' }} />
          <Skeleton h={14} w="38%" />
          <Skeleton h={14} w="16%" />
          <Skeleton h={14} w="12%" ml="auto" />
        </Group>
      ))}
    </Stack>
  );
}
