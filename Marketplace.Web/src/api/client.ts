import { readProblem } from './problem';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

interface SendOptions {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Makes a repeated send answer as the first did. A create gets a fresh one when none is given. */
  idempotencyKey?: string;
}

type UnauthorizedListener = () => void;
let onUnauthorized: UnauthorizedListener = () => undefined;

/** Called when a request is refused because nobody is signed in (any more). */
export function setUnauthorizedListener(listener: UnauthorizedListener) {
  onUnauthorized = listener;
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', path, { ...(query && { query }), signal }),
  post: <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    send<T>('POST', path, { idempotencyKey: crypto.randomUUID(), ...options, body }),
  put: <T>(path: string, body: unknown) => send<T>('PUT', path, { body }),
  delete: <T>(path: string) => send<T>('DELETE', path, {}),
};

/** The API's route with its query; absent and empty values are left out. */
export function url(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function send<T>(method: string, path: string, { query, body, signal, idempotencyKey }: SendOptions): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (method !== 'GET') headers.set('X-Requested-With', 'marketplace');
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');

  const response = await fetch(url(path, query), {
    method,
    headers,
    credentials: 'same-origin',
    signal: signal ?? null,
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });

  if (!response.ok) {
    const problem = await readProblem(response);
    if (response.status === 401 && !path.startsWith('/api/auth/')) onUnauthorized();
    throw problem;
  }
  return (await readBody(response)) as T;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined;
}
