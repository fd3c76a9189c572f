import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import type { CampaignCreatedModel } from '@/api/schema';
import { plural } from '@/format/numbers';

/** A campaign that is there, without some of the listings. */
export function CampaignRefusals({ created: { promoted, refused }, onClose }: { created: CampaignCreatedModel; onClose: () => void }) {
  return (
    <Stack>
      <Alert color="honey" title={`${plural(promoted, 'listing')} promoted, ${refused.length} not`} role="alert">
        The campaign is there. These are not in it:
      </Alert>
      <List size="sm" spacing="xs" mah={320} style={{ overflowY: 'auto' }}>
        {refused.map(({ listingId, title, message }) => (
          <List.Item key={listingId}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            {message}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
}
