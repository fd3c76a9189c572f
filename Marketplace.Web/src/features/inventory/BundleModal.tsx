import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { BundleComponentModel } from '@/api/schema';
import { describe } from '@/api/problem';
import { showDone } from '@/app/queryClient';
import { QueryProblem } from '@/components/QueryProblem';
import { count, plural } from '@/format/numbers';
import { useInventory } from './api';
import { useComponents, useCompose } from './bundles';
import { bundlesFrom, type Component } from './components';

interface BundleModalProps {
  sku: string;
  onClose: () => void;
}

/** What a bundle is made of. Selling it takes all of its components, or none. */
export function BundleModal({ sku, onClose }: BundleModalProps) {
  const components = useComponents(sku);
  return (
    <Modal opened onClose={onClose} title={`What ${sku} is made of`}>
      {components.isError && <QueryProblem error={components.error} retry={components.refetch} />}
      {components.isPending && <Skeleton h={160} role="status" aria-label="Loading" />}
      {components.data && <Editor sku={sku} saved={components.data} onClose={onClose} />}
    </Modal>
  );
}

function Editor({ sku, saved, onClose }: BundleModalProps & { saved: BundleComponentModel[] }) {
  const compose = useCompose(sku);
  const [components, setComponents] = useState<Component[]>(saved);
  const change = (changed: Component) => setComponents(components.map((other) => (other.sku === changed.sku ? changed : other)));
  const submit = () =>
    compose.mutate(
      { components: components.map(({ sku: component, quantity }) => ({ sku: component, quantity })) },
      {
        onSuccess: () => {
          showDone(components.length > 0 ? `${sku} is a bundle of ${plural(components.length, 'SKU')}.` : `${sku} has stock of its own.`);
          onClose();
        },
      },
    );

  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A bundle has no stock of its own: as many can be sold as its scarcest component allows.
      </Text>
      {compose.isError && <Alert color="red">{describe(compose.error).message}</Alert>}
      {components.map((component) => (
        <Group key={component.sku} justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550}>
              {component.sku}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={1}>
              {component.productTitle}, {count(component.available)} available
            </Text>
          </div>
          <Group gap={4} wrap="nowrap">
            <NumberInput
              aria-label={`Units of ${component.sku} in one bundle`}
              min={1}
              allowDecimal={false}
              clampBehavior="strict"
              w={80}
              value={component.quantity}
              onChange={(quantity) => change({ ...component, quantity: Number(quantity) || 1 })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${component.sku}`}
              onClick={() => setComponents(components.filter((other) => other.sku !== component.sku))}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      <ComponentPicker
        taken={[sku, ...components.map((component) => component.sku)]}
        onPick={(picked) => setComponents([...components, picked])}
      />
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {components.length > 0 && `${plural(bundlesFrom(components), 'bundle')} can be sold.`}
        </Text>
        <Button loading={compose.isPending} disabled={components.length === 0 && saved.length === 0} onClick={submit}>
          {components.length === 0 && saved.length > 0 ? 'No bundle any more' : 'Save'}
        </Button>
      </Group>
    </Stack>
  );
}

function ComponentPicker({ taken, onPick }: { taken: string[]; onPick: (component: Component) => void }) {
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search, 250);
  const found = useInventory({ search: wanted }).items.filter((item) => !item.bundle && !taken.includes(item.sku));
  return (
    <Select
      label="Add a component"
      placeholder="Search SKU or product"
      data={found.map(({ sku, productTitle }) => ({ value: sku, label: `${sku}, ${productTitle}` }))}
      value={null}
      onChange={(sku) => {
        const item = found.find((candidate) => candidate.sku === sku);
        if (item) onPick({ sku: item.sku, productTitle: item.productTitle, quantity: 1, available: item.available });
        setSearch('');
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage="No SKU matches"
    />
  );
}
