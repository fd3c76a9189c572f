import { Drawer, Loader, Stack, Text } from '@mantine/core';
import type { SyncRunModel } from '@/api/schema';
import { LoadMore } from '@/components/grid/LoadMore';
import { useSyncIssues } from './api';

interface RunIssuesProps {
  run: SyncRunModel;
  title: string;
  onClose: () => void;
}

/** The records of a run that could not be mapped, each with its reason. */
export function RunIssues({ run, title, onClose }: RunIssuesProps) {
  const issues = useSyncIssues(run.id);
  return (
    <Drawer opened onClose={onClose} title={title}>
      {issues.isPending && <Loader aria-label="Loading" />}
      {issues.isSuccess && issues.items.length === 0 && <Text c="dimmed">Every record of this run was taken over.</Text>}
      <Stack gap="sm">
        {issues.items.map((issue) => (
          <div key={issue.id}>
            <Text size="sm" fw={600}>
              {issue.remoteId ?? 'Record without an id'}
            </Text>
            <Text size="sm">{issue.error}</Text>
          </div>
        ))}
      </Stack>
      <LoadMore loaded={issues.items.length} pages={issues} />
    </Drawer>
  );
}
