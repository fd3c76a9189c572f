import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { PublishAccepted } from '@/api/schema';
import { plural } from '@/format/numbers';

interface PublishRefusalsProps {
  accepted: PublishAccepted;
  to: string;
}

/** What could not be published and why; the rest is on its way. */
export function PublishRefusals({ accepted: { queued, refused }, to }: PublishRefusalsProps) {
  return (
    <Stack>
      <Text role="status">
        {plural(queued, 'product')} on the way. {plural(refused.length, 'product needs', 'products need')} mending first:
      </Text>
      <List size="sm" spacing="xs" mah="50dvh" style={{ overflowY: 'auto' }}>
        {refused.map((refusal) => (
          <List.Item key={refusal.productId}>
            <Anchor component={Link} to={`/products/${refusal.productId}`} size="sm">
              {refusal.title || 'Untitled product'}
            </Anchor>
            : {refusal.message}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button component={Link} to={to}>
          See listings
        </Button>
      </Group>
    </Stack>
  );
}
