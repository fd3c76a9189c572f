import { SimpleGrid } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProductDetail } from '@/api/schema';
import { FileDrop } from '@/components/FileDrop';
import { useDeleteImage, useOrderImages, useUploadImages } from '../imagesApi';
import { ImageTile } from './ImageTile';
import { moved } from './moved';
import { Section } from './Section';

export function ImagesSection({ product }: { product: ProductDetail }) {
  const upload = useUploadImages(product.id);
  const remove = useDeleteImage(product.id);
  const order = useOrderImages(product.id);
  const [dragged, setDragged] = useState<number | null>(null);
  const { images } = product;

  const move = (from: number, to: number) => {
    const next = moved(images, from, to);
    if (next !== images) order.mutate(next.map((image) => image.id));
  };

  return (
    <Section title="Pictures" description="The first one is the cover on every channel. Drag to reorder, or use the arrows.">
      {images.length > 0 && (
        <SimpleGrid component="ul" cols={{ base: 2, sm: 3, lg: 4 }} m={0} p={0} style={{ listStyle: 'none' }}>
          {images.map((image, index) => (
            <ImageTile
              key={image.id}
              image={image}
              index={index}
              last={index === images.length - 1}
              onMove={(by) => move(index, index + by)}
              onDelete={() => remove.mutate(image.id)}
              onDragStart={() => setDragged(index)}
              onDrop={() => {
                if (dragged !== null) move(dragged, index);
                setDragged(null);
              }}
            />
          ))}
        </SimpleGrid>
      )}
      <FileDrop
        icon={IconPhotoPlus}
        label="Drop pictures here"
        hint="JPEG, PNG or WebP, up to 10 MB each"
        accept="image/jpeg,image/png,image/webp"
        button="Choose pictures"
        multiple
        busy={upload.isPending}
        onFiles={(files) => upload.mutate(files)}
      />
    </Section>
  );
}
