import { Anchor, Paper, Text, Title } from '@mantine/core';
import type { Address } from '@/api/schema';

interface AddressCardProps {
  title: string;
  address: Address | null;
  name: string | null;
  email: string | null;
  note: string | null;
}

export function AddressCard({ title, address, name, email, note }: AddressCardProps) {
  const lines = address
    ? [
        address.name ?? name,
        address.line1,
        address.line2,
        [address.postalCode, address.city].filter(Boolean).join(' '),
        address.region,
        address.country,
        address.phone,
      ].filter(Boolean)
    : [name].filter(Boolean);
  return (
    <Paper p="lg" component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {lines.length > 0 ? (
        <address style={{ fontStyle: 'normal' }}>
          {lines.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </address>
      ) : (
        <Text size="sm" c="dimmed">
          No address.
        </Text>
      )}
      {email && (
        <Anchor href={`mailto:${email}`} size="sm">
          {email}
        </Anchor>
      )}
      {note && (
        <Text size="sm" mt="sm" fs="italic">
          “{note}”
        </Text>
      )}
    </Paper>
  );
}
