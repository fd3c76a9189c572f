import { Button } from '@mantine/core';
import type { SyncRunModel } from '@/api/schema';
import { useCancelSync } from './api';

/** Ends a run that is on its way; what it has brought so far stays. */
export function CancelRun({ run }: { run: SyncRunModel }) {
  const cancel = useCancelSync(run.connectionId);
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={cancel.isPending}
      onClick={() => cancel.mutate(run.kind)}
      aria-label={`Cancel the ${run.kind} run of ${run.connectionName}`}
    >
      Cancel
    </Button>
  );
}
