import { Skeleton, SimpleGrid, Stack, Title } from '@mantine/core';
import { PageHeader } from '@/components/PageHeader';
import { QueryProblem } from '@/components/QueryProblem';
import { useChannels, useConnections } from './api';
import { ChannelCard } from './ChannelCard';
import { ConnectionCard } from './ConnectionCard';
import { ConnectOutcome } from './ConnectOutcome';

export function ConnectionsPage() {
  const connections = useConnections();
  const channels = useChannels();
  const failed = [connections, channels].find((query) => query.isError);
  return (
    <>
      <PageHeader title="Connections" description="Your shops on other marketplaces, and how each is doing." />
      <Stack gap="xl">
        <ConnectOutcome />
        {failed && <QueryProblem error={failed.error} retry={failed.refetch} />}
        {connections.isPending && <Skeleton h={220} radius="lg" role="status" aria-label="Loading" />}
        {connections.data && connections.data.length > 0 && (
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
            {connections.data.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} />
            ))}
          </SimpleGrid>
        )}
        <section aria-labelledby="channels">
          <Title order={2} id="channels" mb="sm">
            {connections.data?.length ? 'Connect another shop' : 'Connect your first shop'}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {channels.data?.map((channel) => (
              <ChannelCard key={channel.id} channel={channel} />
            ))}
          </SimpleGrid>
        </section>
      </Stack>
    </>
  );
}
