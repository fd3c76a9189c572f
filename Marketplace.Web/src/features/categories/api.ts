import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { CategoryInput, CategoryModel } from '@/api/schema';

export const useCategories = () =>
  useQuery({
    queryKey: keys.categories,
    queryFn: ({ signal }) => api.get<CategoryModel[]>('/api/categories', undefined, signal),
    staleTime: 60_000,
  });

function useCategoryChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => Promise.all([keys.categories, keys.products.all].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export const useSaveCategory = (id: string | null) =>
  useCategoryChange((input: CategoryInput) =>
    id ? api.put<unknown>(`/api/categories/${id}`, input) : api.post<unknown>('/api/categories', input),
  );

export const useDeleteCategory = (id: string) => useCategoryChange(() => api.delete<undefined>(`/api/categories/${id}`));
