import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconPhoto } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { ImportDetail } from '@/api/schema';
import { plural } from '@/format/numbers';
import { isAtWork } from './api';
import { ImportCounts } from './ImportCounts';
import { ImportErrors } from './ImportErrors';

const titles: Record<string, string> = { completed: 'Import complete', failed: 'Import failed', cancelled: 'Import cancelled' };

export function ImportResult({ detail }: { detail: ImportDetail }) {
  const navigate = useNavigate();
  return (
    <Stack gap="lg">
      <Paper p="xl">
        <Group gap="sm" role="status">
          {detail.state === 'completed' ? (
            <IconCircleCheck color="var(--mantine-color-pine-5)" aria-hidden />
          ) : (
            <IconAlertCircle aria-hidden />
          )}
          <Title order={2}>{titles[detail.state] ?? detail.state}</Title>
        </Group>
        {detail.error && <Text mt="xs">{detail.error}</Text>}
        {detail.state === 'cancelled' && <Text mt="xs">What was imported before stays. Import the file again to go on.</Text>}
        <ImportCounts detail={detail} />
        <Group>
          <Button onClick={() => void navigate('/products')}>View products</Button>
          <Button variant="default" onClick={() => void navigate('/imports')}>
            Import another file
          </Button>
        </Group>
      </Paper>
      {isAtWork(detail) && (
        <Alert icon={<IconPhoto aria-hidden />} color="blue" role="status">
          Pictures are being fetched in the background: {detail.imagesStored} of {detail.imagesQueued} so far.
        </Alert>
      )}
      {detail.imagesFailed > 0 && (
        <Alert icon={<IconPhoto aria-hidden />} color="honey">
          {plural(detail.imagesFailed, 'picture')} could not be fetched. The products are here; each says why its picture is missing.
        </Alert>
      )}
      {detail.rowsFailed > 0 && <ImportErrors detail={detail} />}
    </Stack>
  );
}
