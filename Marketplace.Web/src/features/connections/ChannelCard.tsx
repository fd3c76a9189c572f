import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import type { ChannelModel } from '@/api/schema';
import { useState } from 'react';
import { words } from '@/format/words';
import { useConnect } from './api';
import { ChannelMark } from './ChannelMark';
import { ConnectModal } from './ConnectModal';

export function ChannelCard({ channel }: { channel: ChannelModel }) {
  const connect = useConnect();
  const [asking, setAsking] = useState(false);
  const canConnect = channel.configured && channel.connect !== 'extension';
  const start = () => connect.mutate({ channel: channel.id, returnPath: '/connections' });
  return (
    <Paper p="lg" style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
      <Group wrap="nowrap">
        <ChannelMark channel={channel.id} name={channel.name} />
        <Text fw={650}>{channel.name}</Text>
      </Group>
      <Group gap={6}>
        {channel.capabilities.map((capability) => (
          <Badge key={capability} color="gray" size="sm">
            {words(capability)}
          </Badge>
        ))}
      </Group>
      {channel.note && (
        <Text size="sm" c="dimmed">
          {channel.note}
        </Text>
      )}
      <Button
        mt="auto"
        disabled={!canConnect}
        loading={connect.isPending || connect.isSuccess}
        onClick={() => (channel.connectFields.length > 0 ? setAsking(true) : start())}
      >
        Connect {channel.name}
      </Button>
      {channel.connectFields.length > 0 && <ConnectModal channel={channel} opened={asking} onClose={() => setAsking(false)} />}
    </Paper>
  );
}
