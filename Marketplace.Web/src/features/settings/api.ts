import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { Invitation, UserModel } from '@/api/schema';

export const useUsers = () =>
  useQuery({ queryKey: keys.users, queryFn: ({ signal }) => api.get<UserModel[]>('/api/users', undefined, signal) });

export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitation: Invitation) => api.post<UserModel>('/api/users', invitation),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.users }),
  });
}
