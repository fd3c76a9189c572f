import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ConnectionModel, PublishAccepted } from '@/api/schema';
import { useConnectionSettings } from '@/features/connections/api';
import { plural } from '@/format/numbers';
import { groupRefusals } from './refusals';

interface PublishRefusalsProps {
  accepted: PublishAccepted;
  connection: ConnectionModel;
  to: string;
}

/** What could not be published and why; the rest is on its way. */
export function PublishRefusals({ accepted: { queued, refused }, connection, to }: PublishRefusalsProps) {
  const fields = useConnectionSettings(connection.id).data?.fields ?? [];
  const { choices, products, count } = groupRefusals(refused, fields);
  return (
    <Stack>
      <Text role="status">
        {plural(queued, 'product')} on the way, {plural(count, 'product')} not yet.
      </Text>
      {choices.length > 0 && (
        <Alert color="honey" icon={<IconAlertTriangle aria-hidden />} title={`${connection.displayName} needs a few choices first`}>
          {choices.join(', ')}. <Link to={`/connections/${connection.id}?tab=settings`}>Open its settings</Link>
        </Alert>
      )}
      {products.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            To mend on the products:
          </Text>
          <List size="sm" spacing="xs" mah="45dvh" style={{ overflowY: 'auto' }}>
            {products.map((product) => (
              <List.Item key={product.id}>
                <Anchor component={Link} to={`/products/${product.id}`} size="sm">
                  {product.title || 'Untitled product'}
                </Anchor>
                : {product.messages.join(' ')}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Group justify="flex-end">
        <Button component={Link} to={to}>
          See listings
        </Button>
      </Group>
    </Stack>
  );
}
