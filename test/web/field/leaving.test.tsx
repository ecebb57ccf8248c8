import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { FieldBar } from '../../../web/screens/field/field-bar.tsx';
import { sessionQuery, type Session } from '../../../web/state/session.ts';

const officer: Session = {
  ...{ kind: 'person', id: 'p1', name: '队员', rights: ['case.handle'], collections: 'all', csrf: 'x' },
  signIn: { password: true, oidc: false, sample: [] },
};
const asked = vi.fn<(url: URL, init?: RequestInit) => Promise<Response>>();

async function leaveWith(waiting: number, refused: number): Promise<void> {
  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, officer);
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  const nothing = () => undefined;
  render(
    <I18nextProvider i18n={createI18n('zh')}>
      <QueryClientProvider client={client}>
        <MantineProvider env="test">
          <RouterContextProvider router={router as never}>
            <FieldBar
              {...{ name: '队员', on: undefined, waiting, refused, sound: true }}
              {...{ onSound: nothing, onOutbox: nothing, onPost: nothing }}
            />
          </RouterContextProvider>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: /队员/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '退出登录' }));
}
const hasLeft = () => asked.mock.calls.some(([, init]) => init?.method === 'DELETE');

beforeEach(() => {
  asked.mockReset().mockImplementation(async () => new Response(JSON.stringify(officer)));
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says before signing out what is not uploaded, and signs out only once that is known', async () => {
  await leaveWith(2, 1);
  expect(await screen.findByText(/还有 3 项没有上传/)).toBeDefined();
  expect(hasLeft()).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '退出登录' }));
  await vi.waitFor(() => expect(hasLeft()).toBe(true), 15_000);
});

it('signs out at once where all is uploaded', async () => {
  await leaveWith(0, 0);
  await vi.waitFor(() => expect(hasLeft()).toBe(true), 15_000);
  expect(screen.queryByText(/没有上传/)).toBeNull();
});
