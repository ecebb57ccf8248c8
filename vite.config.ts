import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { fieldWorker } from './server/page/field-worker.ts';

/** What a test waits for comes when the machine has time: a busy one is slow, which is no fault of what is tested. */
const waits = { poll: { timeout: 15_000 } };

/** The page's build, and the test projects. Each project names its folders, so that a test file belongs to exactly one. */
export default defineConfig({
  root: 'web',
  cacheDir: '../.cache/vite',
  plugins: [react(), fieldWorker(join(import.meta.dirname, 'web/field/shell/worker.ts'))],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'chrome109',
    // MapLibre and deck.gl are one chunk each by nature; the page is served from the same host.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      treeshake: {
        // The package does not say so itself: each piece of the page takes along what it uses of it, not all that any does.
        moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }],
      },
    },
  },
  server: {
    port: 8932,
    proxy: Object.fromEntries(
      ['/api', '/tiles', '/ogc', '/basemap'].map((path) => [path, { target: 'http://127.0.0.1:8931' }]),
    ),
  },
  test: {
    projects: [
      {
        extends: false,
        test: {
          name: 'data',
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/domain/**/*.test.ts'],
          // Pure code has nothing that one file could leave to the next: its modules are read once.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
        },
      },
      {
        extends: false,
        test: {
          name: 'server',
          expect: waits,
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/server/**/*.test.ts', 'test/contract/**/*.test.ts'],
          globalSetup: ['test/server/database-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          expect: waits,
          root: import.meta.dirname,
          environment: 'jsdom',
          include: ['test/web/**/*.test.{ts,tsx}'],
          maxWorkers: 2,
          setupFiles: ['test/web/patience.ts', 'test/web/languages.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: false,
        test: {
          name: 'browser',
          expect: waits,
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      {
        extends: false,
        test: {
          name: 'clients',
          expect: waits,
          root: import.meta.dirname,
          environment: 'node',
          include: ['test/clients/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
