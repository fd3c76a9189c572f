import { Box, Text, Title } from '@mantine/core';
import { IconArrowsShuffle, IconBolt, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Brand } from '@/shell/Brand';
import classes from './AuthLayout.module.css';

interface AuthLayoutProps {
  title: string;
  description: ReactNode;
  children: ReactNode;
}

export function AuthLayout({ title, description, children }: AuthLayoutProps) {
  return (
    <div className={classes.split}>
      <title>{`${title} · Marketplace`}</title>
      <main className={classes.form}>
        <Box hiddenFrom="md" mb={36}>
          <Brand />
        </Box>
        <Title order={1}>{title}</Title>
        <Text c="dimmed" mt={4} mb="xl" component="div">
          {description}
        </Text>
        {children}
      </main>
      <aside className={classes.story} aria-hidden>
        <Brand light />
        <p className={classes.headline}>Many marketplaces. One shop.</p>
        <ul className={classes.points}>
          <li>
            <IconArrowsShuffle size={22} /> List once, and it is on every channel you sell on, in that channel’s own words.
          </li>
          <li>
            <IconShieldCheck size={22} /> Never sell the same unit twice: every sale is told to every channel.
          </li>
          <li>
            <IconBolt size={22} /> Orders, stock and problems arrive live, with what to do about them.
          </li>
        </ul>
      </aside>
    </div>
  );
}
