import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { HomeModel } from '@/api/schema';

export const useHome = () => useQuery({ queryKey: keys.home, queryFn: ({ signal }) => api.get<HomeModel>('/api/home', undefined, signal) });
