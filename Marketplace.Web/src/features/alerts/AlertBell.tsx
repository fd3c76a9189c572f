import { ActionIcon, Indicator } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { short } from '@/format/numbers';
import { AlertDrawer } from './AlertDrawer';
import { useUnreadAlerts } from './api';

/** How many alerts are unread; opens the list. */
export function AlertBell() {
  const [opened, { open, close }] = useDisclosure(false);
  const unread = useUnreadAlerts().data?.count ?? 0;
  return (
    <>
      <Indicator label={short(unread)} disabled={unread === 0} size={16} color="red" offset={4}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={open}
          aria-label={unread === 0 ? 'Alerts' : `Alerts, ${short(unread)} unread`}
          aria-haspopup="dialog"
        >
          <IconBell size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Indicator>
      <AlertDrawer opened={opened} onClose={close} />
    </>
  );
}
