import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportDetail, ImportPreview } from '@/api/schema';
import { useCancelImport, useStartImport } from './api';
import { ColumnMapping } from './ColumnMapping';
import { formatNames, missingFields } from './mapping';
import { PreviewTable } from './PreviewTable';

export function ImportReview({ detail }: { detail: ImportDetail }) {
  if (!detail.preview) return <Alert color="red">This file could not be read. Upload it again.</Alert>;
  return <Review id={detail.id} preview={detail.preview} />;
}

function Review({ id, preview }: { id: string; preview: ImportPreview }) {
  const [mapping, setMapping] = useState(preview.mapping);
  const start = useStartImport(id);
  const cancel = useCancelImport(id);
  const plain = preview.format === 'plain';
  const missing = plain ? missingFields(preview.fields, mapping) : [];

  return (
    <Stack gap="lg">
      <Alert
        icon={<IconCircleCheck aria-hidden />}
        color="pine"
        title={plain ? 'Say which column is what' : `Recognised as ${formatNames[preview.format] ?? preview.format}`}
      >
        {plain
          ? 'We took a first guess from the column names. Change what is not right.'
          : 'All columns are known; there is nothing to map.'}
      </Alert>
      {preview.warnings.length > 0 && (
        <Alert icon={<IconAlertTriangle aria-hidden />} color="honey" title="Worth a look">
          <List size="sm">
            {preview.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {plain && <ColumnMapping preview={preview} mapping={mapping} onChange={setMapping} />}
      <Paper p="lg" component="section" aria-labelledby="rows">
        <Title order={2} id="rows" mb="sm">
          First rows
        </Title>
        <PreviewTable preview={preview} />
      </Paper>
      <Group justify="flex-end">
        {missing.length > 0 && (
          <Text size="sm" c="red" role="status">
            Still needed: {missing.map((field) => field.label).join(', ')}
          </Text>
        )}
        <Button variant="default" onClick={() => cancel.mutate(undefined)} loading={cancel.isPending}>
          Cancel
        </Button>
        <Button
          disabled={missing.length > 0}
          loading={start.isPending}
          onClick={() => start.mutate({ format: preview.format, mapping: plain ? mapping : null })}
        >
          Start import
        </Button>
      </Group>
    </Stack>
  );
}
