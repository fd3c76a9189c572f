import { createContext, use } from 'react';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export const LiveContext = createContext<LiveState>('connecting');

export const useLiveState = (): LiveState => use(LiveContext);
