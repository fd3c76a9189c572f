import { Paper, Select, SimpleGrid, Title } from '@mantine/core';
import type { ImportPreview } from '@/api/schema';
import { assign, exampleOf, type Mapping } from './mapping';

interface ColumnMappingProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

export function ColumnMapping({ preview, mapping, onChange }: ColumnMappingProps) {
  return (
    <Paper p="lg" component="section" aria-labelledby="mapping">
      <Title order={2} id="mapping" mb="md">
        Columns
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {preview.fields.map((field) => {
          const example = exampleOf(preview, mapping[field.name]);
          return (
            <Select
              key={field.name}
              label={field.label}
              required={field.required}
              description={example ? `Such as “${example.slice(0, 60)}”` : 'Not in the file'}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder="Choose a column"
              data={preview.columns}
              value={mapping[field.name] ?? null}
              onChange={(column) => onChange(assign(mapping, field.name, column))}
              searchable
              clearable
            />
          );
        })}
      </SimpleGrid>
    </Paper>
  );
}
