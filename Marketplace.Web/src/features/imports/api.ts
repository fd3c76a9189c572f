import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { collectAll, usePages } from '@/api/paging';
import type { ImportCreated, ImportDetail, ImportError, ImportStart } from '@/api/schema';

export const useImports = () => usePages<ImportDetail>(keys.imports.list, '/api/imports', {}, 20);

export const useImport = (id: string) =>
  useQuery({
    queryKey: keys.imports.one(id),
    queryFn: ({ signal }) => api.get<ImportDetail>(`/api/imports/${id}`, undefined, signal),
    // Live events tell of progress at once; this is for when they do not arrive.
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 3_000 : false),
  });

/** Rows are being read, or pictures are still being fetched. */
export const isAtWork = (detail: ImportDetail): boolean =>
  detail.state === 'running' || (detail.state === 'completed' && detail.imagesStored + detail.imagesFailed < detail.imagesQueued);

export const useUploadImport = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return api.post<ImportCreated>('/api/imports', form);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.imports.list }),
  });
};

function useImportChange<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: keys.imports.all }) });
}

export const useStartImport = (id: string) => useImportChange((start: ImportStart) => api.post<unknown>(`/api/imports/${id}/start`, start));

export const useCancelImport = (id: string) => useImportChange(() => api.post<unknown>(`/api/imports/${id}/cancel`, {}));

export const useImportErrors = (id: string) => usePages<ImportError>(keys.imports.errors(id), `/api/imports/${id}/errors`, {});

export const useAllImportErrors = (id: string) =>
  useMutation({ mutationFn: () => collectAll<ImportError>(`/api/imports/${id}/errors`, {}, 100_000) });
