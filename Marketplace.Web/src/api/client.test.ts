import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, setUnauthorizedListener, url } from './client';
import { ApiError } from './problem';

function answer(body: unknown, status = 200, contentType = 'application/json') {
  const text = body === undefined ? null : JSON.stringify(body);
  const fetch = vi.fn<typeof globalThis.fetch>(() =>
    Promise.resolve(new Response(text, { status, headers: { 'Content-Type': contentType } })),
  );
  vi.stubGlobal('fetch', fetch);
  return {
    headers: () => new Headers(fetch.mock.calls[0]?.[1]?.headers),
    address: () => fetch.mock.calls[0]?.[0],
    body: () => fetch.mock.calls[0]?.[1]?.body,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  setUnauthorizedListener(() => undefined);
});

describe('the api client', () => {
  it('leaves empty filters out of the address', () => {
    expect(url('/api/products', { search: '', active: false, vendor: undefined, after: null, limit: 50 })).toBe(
      '/api/products?active=false&limit=50',
    );
  });

  it('marks unsafe requests as coming from the web app, and reads as nothing special', async () => {
    const write = answer({});
    await api.delete('/api/products/1');
    expect(write.headers().get('X-Requested-With')).toBe('marketplace');

    const read = answer({});
    await api.get('/api/products');
    expect(read.headers().has('X-Requested-With')).toBe(false);
    expect(read.headers().has('Idempotency-Key')).toBe(false);
  });

  it('gives every create a key of its own, or the one it was given', async () => {
    const first = answer({});
    await api.post('/api/products', {});
    const second = answer({});
    await api.post('/api/products', {});
    expect(first.headers().get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers().get('Idempotency-Key')).not.toBe(first.headers().get('Idempotency-Key'));

    const given = answer({});
    await api.post('/api/products', {}, { idempotencyKey: 'mine' });
    expect(given.headers().get('Idempotency-Key')).toBe('mine');
  });

  it('lets the browser write the content type of a form', async () => {
    const sent = answer({ id: '1' }, 202);
    await api.post('/api/imports', new FormData());
    expect(sent.headers().has('Content-Type')).toBe(false);
    expect(sent.body()).toBeInstanceOf(FormData);
  });

  it('turns problem details into an error with a message per form field', async () => {
    answer(
      { type: 'urn:marketplace:problem:validation', title: 'Check the fields', errors: { 'Variants[1].Price': ['Must be positive.'] } },
      400,
      'application/problem+json',
    );
    const error = await api.post('/api/products', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      type: 'urn:marketplace:problem:validation',
      title: 'Check the fields',
      fields: { 'variants.1.price': 'Must be positive.' },
    });
  });

  it('has words for an error without problem details', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502 })));
    await expect(api.get('/api/home')).rejects.toMatchObject({ status: 502, title: 'The server had a problem' });
  });

  it('tells when nobody is signed in any more, but not when a sign-in is refused', async () => {
    const signedOut = vi.fn();
    setUnauthorizedListener(signedOut);
    answer({}, 401);
    await expect(api.post('/api/auth/login', {})).rejects.toBeInstanceOf(ApiError);
    expect(signedOut).not.toHaveBeenCalled();
    await expect(api.get('/api/home')).rejects.toBeInstanceOf(ApiError);
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it('reads an empty answer as nothing', async () => {
    answer(undefined, 200);
    await expect(api.post('/api/auth/logout')).resolves.toBeUndefined();
  });
});
