import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// What Mantine asks of a browser and jsdom does not have. Not stubs of vitest, which a test may take back.
Object.assign(globalThis, {
  matchMedia: (query: string) => ({ matches: false, media: query, addEventListener: ignore, removeEventListener: ignore }),
  ResizeObserver: class {
    observe = ignore;
    unobserve = ignore;
    disconnect = ignore;
  },
});

function ignore() {
  return undefined;
}

afterEach(cleanup);
