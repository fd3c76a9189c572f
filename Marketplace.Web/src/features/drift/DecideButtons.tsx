import { Button, Group } from '@mantine/core';
import { showDone } from '@/app/queryClient';
import { plural } from '@/format/numbers';
import { useRepair, type Decision } from './api';

interface DecideButtonsProps {
  /** Null for everything that is open. */
  ids: string[] | null;
  /** What is decided, for those who do not see the row. */
  name: string;
  onDone?: () => void;
}

/** The two ways to end a difference. */
export function DecideButtons({ ids, name, onDone }: DecideButtonsProps) {
  const repair = useRepair();
  const decide = (decision: Decision) =>
    repair.mutate(
      { ids, decision },
      {
        onSuccess: ({ decided }) => {
          showDone(
            `${plural(decided, 'difference')} ${decision === 'we_win' ? 'is being sent to the channel.' : 'taken over from the channel.'}`,
          );
          onDone?.();
        },
      },
    );
  return (
    <Group gap={6} wrap="nowrap">
      <Button size="compact-sm" loading={repair.isPending} onClick={() => decide('we_win')} aria-label={`Send our value: ${name}`}>
        Send ours
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={repair.isPending}
        onClick={() => decide('they_win')}
        aria-label={`Take the channel's value: ${name}`}
      >
        Take theirs
      </Button>
    </Group>
  );
}
