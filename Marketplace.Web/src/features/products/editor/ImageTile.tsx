import { ActionIcon, Badge, Center, Group, Image, Loader, Paper, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconPhotoOff, IconTrash } from '@tabler/icons-react';
import type { ProductImageDetail } from '@/api/schema';

interface ImageTileProps {
  image: ProductImageDetail;
  index: number;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
  onDragStart: () => void;
  onDrop: () => void;
}

export function ImageTile({ image, index, last, onMove, onDelete, onDragStart, onDrop }: ImageTileProps) {
  const name = `picture ${index + 1}`;
  return (
    <Paper
      component="li"
      p={6}
      pos="relative"
      draggable
      onDragStart={onDragStart}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {index === 0 && (
        <Badge variant="filled" size="sm" pos="absolute" top={12} left={12} style={{ zIndex: 1 }}>
          Cover
        </Badge>
      )}
      <Picture image={image} name={name} />
      <Group justify="space-between" mt={6} gap={4}>
        <Group gap={2}>
          <ActionIcon variant="subtle" color="gray" aria-label={`Move ${name} forward`} disabled={index === 0} onClick={() => onMove(-1)}>
            <IconArrowLeft size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`Move ${name} back`} disabled={last} onClick={() => onMove(1)}>
            <IconArrowRight size={16} />
          </ActionIcon>
        </Group>
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={onDelete}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

function Picture({ image, name }: { image: ProductImageDetail; name: string }) {
  if (image.url) return <Image src={image.url} alt={image.alt ?? name} radius="md" fit="cover" h={150} loading="lazy" />;
  const failed = image.state === 'failed';
  return (
    <Center h={150} p="xs" style={{ background: 'var(--mantine-color-default-hover)', borderRadius: 'var(--mantine-radius-md)' }}>
      <Stack align="center" gap={6}>
        {failed ? <IconPhotoOff aria-hidden /> : <Loader size="sm" aria-hidden />}
        <Text size="xs" ta="center" c={failed ? 'red' : 'dimmed'} lineClamp={4}>
          {failed ? (image.error ?? 'This picture could not be fetched.') : 'Being fetched…'}
        </Text>
      </Stack>
    </Center>
  );
}
