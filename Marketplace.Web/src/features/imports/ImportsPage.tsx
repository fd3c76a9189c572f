import { Stack, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { FileDrop } from '@/components/FileDrop';
import { PageHeader } from '@/components/PageHeader';
import { useUploadImport } from './api';
import { ImportHistory } from './ImportHistory';

export function ImportsPage() {
  const navigate = useNavigate();
  const upload = useUploadImport();
  const send = (files: File[]) => {
    const file = files[0];
    if (file) upload.mutate(file, { onSuccess: ({ id }) => void navigate(`/imports/${id}`) });
  };
  return (
    <>
      <PageHeader
        title="Imports"
        description="Bring in products from a file. Importing again updates by handle and SKU, and never duplicates."
      />
      <Stack gap="xl">
        <FileDrop
          icon={IconFileSpreadsheet}
          label="Drop a product file here"
          hint="CSV from Shopify or WooCommerce, or any CSV with a header; up to 200 MB. Nothing changes before you have seen the preview."
          accept=".csv,.tsv,.txt,text/csv"
          button="Import products"
          busy={upload.isPending}
          onFiles={send}
        />
        <section aria-labelledby="past">
          <Title order={2} id="past" mb="sm">
            Past imports
          </Title>
          <ImportHistory />
        </section>
      </Stack>
    </>
  );
}
