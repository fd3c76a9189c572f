import { Group, Text } from '@mantine/core';
import { useLiveState, type LiveState } from '@/live/liveState';
import classes from './Shell.module.css';

const says: Record<LiveState, string> = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' };

export function LiveIndicator() {
  const state = useLiveState();
  return (
    <Group gap={8} px={10} role="status">
      <span className={classes.dot} data-state={state} aria-hidden />
      <Text size="xs" c="dimmed">
        {says[state]}
      </Text>
    </Group>
  );
}
