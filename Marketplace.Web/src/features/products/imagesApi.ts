import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { ProductDetail } from '@/api/schema';

/** One request per picture, so that a refused one does not keep the others out. */
export function useUploadImages(productId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.append('file', file);
        await api.post<unknown>(`/api/products/${productId}/images`, form);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.products.all }),
  });
}

export function useDeleteImage(productId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (imageId: string) => api.delete<undefined>(`/api/products/${productId}/images/${imageId}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.products.all }),
  });
}

/** Shows the new order at once, and takes it back if the server refuses. */
export function useOrderImages(productId: string) {
  const client = useQueryClient();
  const key = keys.products.one(productId);
  return useMutation({
    mutationFn: (imageIds: string[]) => api.put<unknown>(`/api/products/${productId}/images/order`, { imageIds }),
    onMutate: async (imageIds) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<ProductDetail>(key);
      if (before) {
        const images = before.images.toSorted((a, b) => imageIds.indexOf(a.id) - imageIds.indexOf(b.id));
        client.setQueryData<ProductDetail>(key, { ...before, images });
      }
      return { before };
    },
    onError: (_error, _imageIds, context) => client.setQueryData(key, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: keys.products.all }),
  });
}
