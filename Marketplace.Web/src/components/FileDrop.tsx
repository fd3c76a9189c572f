import { Button, Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import classes from './FileDrop.module.css';

interface FileDropProps {
  label: string;
  hint: string;
  icon: Icon;
  accept: string;
  multiple?: boolean;
  busy?: boolean;
  button: string;
  onFiles: (files: File[]) => void;
}

/** Takes files by drag and drop, or by an ordinary file dialog. */
export function FileDrop({ label, hint, icon: Picture, accept, multiple = false, busy = false, button, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !busy) onFiles(multiple ? files : files.slice(0, 1));
    if (input.current) input.current.value = '';
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  const drop = (event: DragEvent) => {
    drag(false)(event);
    take(event.dataTransfer.files);
  };

  return (
    <Stack
      className={classes.drop}
      data-over={over || undefined}
      align="center"
      gap={6}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={drop}
    >
      <Picture size={34} stroke={1.4} aria-hidden />
      <Text fw={600} ta="center">
        {label}
      </Text>
      <Text size="sm" c="dimmed" ta="center">
        {hint}
      </Text>
      <Button mt="xs" loading={busy} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        aria-label={label}
        onChange={(event) => take(event.currentTarget.files)}
      />
    </Stack>
  );
}
