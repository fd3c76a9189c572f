import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/PageHeader';
import { useSession, useSignOut } from '@/features/identity/api';
import { words } from '@/format/words';
import { Members } from './Members';

export function SettingsPage() {
  const me = useSession();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <PageHeader title="Settings" />
      <Stack gap="lg" maw={720}>
        <Card title="Your account">
          <Row name="Name">{me.displayName}</Row>
          <Row name="E-mail">{me.email}</Row>
          <Row name="Roles">
            <Group gap={6}>
              {me.roles.map((role) => (
                <Badge key={role}>{words(role)}</Badge>
              ))}
            </Group>
          </Row>
          <Button variant="default" onClick={() => signOut.mutate()} loading={signOut.isPending} style={{ alignSelf: 'flex-start' }}>
            Sign out
          </Button>
        </Card>
        <Card title="Your shop">
          <Row name="Name">{me.sellerName}</Row>
          <Row name="Currency">{me.currency}</Row>
        </Card>
        <Card title="Members">
          <Members />
        </Card>
        <Card title="Appearance">
          <SegmentedControl
            aria-label="Colour scheme"
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'As the device' },
            ]}
          />
        </Card>
      </Stack>
    </>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper p="lg" component="section" aria-label={title}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group>
      <Text size="sm" c="dimmed" w={110}>
        {name}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </Group>
  );
}
