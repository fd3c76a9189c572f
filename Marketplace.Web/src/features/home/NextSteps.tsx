import { Button, Group, Paper, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Step } from './steps';

export function NextSteps({ steps }: { steps: Step[] }) {
  const navigate = useNavigate();
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  return (
    <Paper p="lg" component="section" aria-labelledby="next-steps">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="next-steps">
          Get selling
        </Title>
        <Text size="sm" c="dimmed">
          {done} of {steps.length} done
        </Text>
      </Group>
      <Progress value={(done / steps.length) * 100} mb="md" aria-label="Steps done" />
      <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map((step, index) => (
          <Group key={step.title} component="li" py="sm" gap="md" wrap="nowrap" align="flex-start">
            <ThemeIcon radius="xl" size={30} variant={step.done ? 'filled' : 'light'} aria-label={step.done ? 'Done' : `Step ${index + 1}`}>
              {step.done ? <IconCheck size={17} /> : index + 1}
            </ThemeIcon>
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={600} c={step.done ? 'dimmed' : undefined}>
                {step.title}
              </Text>
              {!step.done && (
                <Text size="sm" c="dimmed">
                  {step.description}
                </Text>
              )}
              {step === next && (
                <Button size="sm" mt="sm" onClick={() => void navigate(step.to)}>
                  {step.action}
                </Button>
              )}
            </div>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
