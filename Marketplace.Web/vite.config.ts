import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.MARKETPLACE_API ?? 'http://localhost:5180';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/connect': api,
      '/media': api,
      '/hubs': { target: api, ws: true },
    },
  },
  build: {
    target: 'es2023',
    // The content security policy allows the app's own files only: nothing may become a data: script or font.
    assetsInlineLimit: 0,
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['src/testSetup.ts'] },
});
