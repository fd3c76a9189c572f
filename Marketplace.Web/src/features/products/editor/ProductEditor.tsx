import { Button, Grid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProductDetail } from '@/api/schema';
import { ApiError } from '@/api/problem';
import { PageHeader } from '@/components/PageHeader';
import { useSaveProduct } from '../api';
import { AttributesSection } from './AttributesSection';
import { DetailsSection } from './DetailsSection';
import { ImagesSection } from './ImagesSection';
import { ListingsSection } from './ListingsSection';
import { OrganiseSection } from './OrganiseSection';
import { emptyProduct, ProductFormProvider, toInput, toValues, useProductForm } from './productForm';
import { SeoSection } from './SeoSection';
import { useFreshValues } from './useFreshValues';
import { useLeaveGuard } from './useLeaveGuard';
import { validateProduct } from './validateProduct';
import { VariantsSection } from './VariantsSection';

interface ProductEditorProps {
  /** Null for a product that is still to be made. */
  product: ProductDetail | null;
  actions?: ReactNode;
  onSaved: (product: ProductDetail) => void;
}

export function ProductEditor({ product, actions, onSaved }: ProductEditorProps) {
  const save = useSaveProduct(product?.id ?? null);
  const form = useProductForm({ initialValues: product ? toValues(product) : emptyProduct(), validate: validateProduct });
  const dirty = form.isDirty();
  const take = useFreshValues(form, product);
  useLeaveGuard(dirty && !save.isPending);

  const submit = form.onSubmit((values) =>
    save.mutate(toInput(values, product?.version ?? null), {
      onSuccess: (saved) => {
        take(saved);
        onSaved(saved);
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    }),
  );

  return (
    <ProductFormProvider form={form}>
      <form onSubmit={submit} noValidate>
        <PageHeader
          title={product?.title ?? 'New product'}
          back={{ to: '/products', label: 'Products' }}
          actions={
            <>
              {actions}
              <Button type="submit" loading={save.isPending} disabled={!dirty}>
                Save
              </Button>
            </>
          }
        />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="lg">
              <DetailsSection />
              {product && <ImagesSection product={product} />}
              <VariantsSection />
              <AttributesSection />
              <SeoSection />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg">
              <OrganiseSection />
              {product && <ListingsSection product={product} />}
            </Stack>
          </Grid.Col>
        </Grid>
      </form>
    </ProductFormProvider>
  );
}
