import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface SearchInputProps {
  label: string;
  initial: string;
  onSearch: (text: string) => void;
}

/** Tells its text a moment after the last keystroke. */
export function SearchInput({ label, initial, onSearch }: SearchInputProps) {
  const [text, setText] = useState(initial);
  const tell = useDebouncedCallback(onSearch, 250);
  const change = (value: string) => {
    setText(value);
    tell(value.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} /> : null}
      style={{ flex: '1 1 220px', maxWidth: 360 }}
    />
  );
}
