import { ActionIcon } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';

interface OpenButtonProps {
  name: string;
  onClick: () => void;
}

/** Opens a row by keyboard, where the row has no link that does. */
export function OpenButton({ name, onClick }: OpenButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={`Open ${name}`} onClick={onClick}>
      <IconChevronRight size={17} />
    </ActionIcon>
  );
}
