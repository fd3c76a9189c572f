import { Alert, Anchor, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ConnectionModel, PublishRefusal } from '@/api/schema';
import { useConnectionSettings } from '@/features/connections/api';
import { plural } from '@/format/numbers';
import { groupRefusals } from './refusals';

interface PublishProblemsProps {
  connection: ConnectionModel;
  problems: PublishRefusal[];
  /** How many products are not ready; of a great many, not all are named. */
  blocked: number;
}

/** What is missing: choices of the shop, named once, and per product what is its own. */
export function PublishProblems({ connection, problems, blocked }: PublishProblemsProps) {
  const fields = useConnectionSettings(connection.id).data?.fields ?? [];
  const { choices, products, count } = groupRefusals(problems, fields);
  return (
    <>
      {choices.length > 0 && (
        <Alert color="honey" icon={<IconAlertTriangle aria-hidden />} title={`${connection.displayName} needs a few choices first`}>
          {choices.join(', ')}. <Link to={`/connections/${connection.id}?tab=settings`}>Open its settings</Link>, or choose them per
          category in its <Link to={`/connections/${connection.id}?tab=mapping`}>mapping</Link>.
        </Alert>
      )}
      {products.length > 0 && (
        <List size="sm" spacing="xs" mah="30dvh" style={{ overflowY: 'auto' }}>
          {products.map((product) => (
            <List.Item key={product.id}>
              <Anchor component={Link} to={`/products/${product.id}`} size="sm">
                {product.title || 'Untitled product'}
              </Anchor>
              : {product.messages.join(' ')}
            </List.Item>
          ))}
        </List>
      )}
      {blocked > count && (
        <Text size="xs" c="dimmed">
          And {plural(blocked - count, 'more product', 'more products')}.
        </Text>
      )}
    </>
  );
}
