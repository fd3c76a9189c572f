import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './DataGrid.module.css';

interface SortHeaderProps {
  field: string;
  sort: { value: string; onChange: (sort: string) => void };
  children: ReactNode;
}

export function SortHeader({ field, sort, children }: SortHeaderProps) {
  const ascending = sort.value === field;
  const descending = sort.value === `-${field}`;
  const Arrow = ascending ? IconArrowUp : descending ? IconArrowDown : IconArrowsSort;
  return (
    <UnstyledButton className={classes.sort} onClick={() => sort.onChange(ascending ? `-${field}` : field)}>
      {children}
      <Arrow size={13} aria-hidden />
    </UnstyledButton>
  );
}
