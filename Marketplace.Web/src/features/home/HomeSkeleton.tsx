import { SimpleGrid, Skeleton, Stack } from '@mantine/core';

export function HomeSkeleton() {
  return (
    <Stack gap="lg" role="status" aria-label="Loading">
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        {['sales', 'orders', 'listings', 'stock'].map((name) => (
          <Skeleton key={name} h={108} radius="lg" />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Skeleton h={300} radius="lg" />
        <Skeleton h={300} radius="lg" />
      </SimpleGrid>
    </Stack>
  );
}
