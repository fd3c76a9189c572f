import { Button, Center, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { count } from '@/format/numbers';

interface LoadMoreProps {
  loaded: number;
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Fetches the next page when scrolled to, or when pressed. */
export function LoadMore({ loaded, pages }: LoadMoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const near = entry?.isIntersecting ?? false;

  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (loaded === 0) return null;
  return (
    <Center ref={ref} p="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      {hasNextPage ? (
        <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Load more
        </Button>
      ) : (
        <Text size="xs" c="dimmed" aria-live="polite">
          {count(loaded)} shown
        </Text>
      )}
    </Center>
  );
}
