import { createContext } from 'react';
import type { Me } from '@/api/schema';

export const SessionContext = createContext<Me | null>(null);
