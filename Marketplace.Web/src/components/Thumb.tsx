import { Center, Image } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';

interface ThumbProps {
  src: string | null;
  alt?: string;
  size?: number;
}

/** A small picture, or a quiet placeholder where there is none or it does not load. */
export function Thumb({ src, alt = '', size = 44 }: ThumbProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const frame = {
    borderRadius: 8,
    flex: 'none',
    background: 'var(--mantine-color-default-hover)',
    border: '1px solid var(--mantine-color-default-border)',
  };
  if (!src || broken === src) {
    return (
      <Center w={size} h={size} style={frame} c="dimmed" aria-hidden>
        <IconPhoto size={size * 0.45} stroke={1.4} />
      </Center>
    );
  }
  return (
    <Image src={src} alt={alt} w={size} h={size} fit="cover" loading="lazy" decoding="async" style={frame} onError={() => setBroken(src)} />
  );
}
