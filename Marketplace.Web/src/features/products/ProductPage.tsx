import { Button, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { showDone } from '@/app/queryClient';
import { ConfirmModal } from '@/components/ConfirmModal';
import { QueryProblem } from '@/components/QueryProblem';
import { useDeleteProduct, useProduct } from './api';
import { ProductEditor } from './editor/ProductEditor';

export function ProductPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const product = useProduct(id);
  const remove = useDeleteProduct(id);
  const [asking, setAsking] = useState(false);

  if (product.isError && !product.data) return <QueryProblem error={product.error} retry={product.refetch} />;
  if (!product.data) {
    return (
      <Stack role="status" aria-label="Loading">
        <Skeleton h={36} w="40%" />
        <Skeleton h={240} radius="lg" />
        <Skeleton h={240} radius="lg" />
      </Stack>
    );
  }

  const leave = () => {
    showDone('Product deleted.');
    void navigate('/products');
  };
  return (
    <>
      <ProductEditor
        key={id}
        product={product.data}
        onSaved={() => showDone('Saved.')}
        actions={
          <Button variant="default" onClick={() => setAsking(true)}>
            Delete
          </Button>
        }
      />
      <ConfirmModal
        opened={asking}
        title="Delete this product?"
        confirmLabel="Delete product"
        busy={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate(undefined, { onSuccess: leave })}
      >
        {product.data.title} and its variants, pictures and stock are removed. Its orders stay.
      </ConfirmModal>
    </>
  );
}
