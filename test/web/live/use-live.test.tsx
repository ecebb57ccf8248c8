import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLive, type LiveListener } from '../../../web/live/use-live.ts';

/** The streams that were opened. */
const sources: Source[] = [];

class Source extends EventTarget {
  constructor() {
    super();
    sources.push(this);
  }
  close(): void {}
}

beforeEach(() => vi.stubGlobal('EventSource', Source));
afterEach(() => vi.unstubAllGlobals());

/** Speaks as the server does. */
function say(event: string, data: object): void {
  act(() => void sources.at(-1)!.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })));
}

it('draws anew where the clock let something come or go, and asks for counts and lists again but for no feature', () => {
  const client = new QueryClient();
  const keys = [
    ['counts', 'roads'],
    ['list', 'roads'],
    ['feature', 'roads', 'r1'],
    ['register', 'roads'],
  ];
  for (const key of keys) client.setQueryData(key, 0);
  const listener = { change: vi.fn<LiveListener['change']>(), reload: vi.fn() };
  const { unmount } = renderHook(() => useLive(7, listener), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  const bbox = [119.9, 32.4, 119.92, 32.42];
  const at = '2026-11-22T04:00:00.000Z';
  say('clock', { collections: ['roads'], at, touched: [{ collection: 'roads', bbox }] });
  expect(listener.change.mock.calls).toEqual([[{ kind: 'clock', touched: [{ collection: 'roads', bbox, ids: [] }] }]]);
  expect(keys.map((key) => client.getQueryState(key)!.isInvalidated)).toEqual([true, true, false, false]);
  expect(listener.reload).not.toHaveBeenCalled();
  unmount();
});

it('asks for rules and findings again when checks found something else, and when an exception or a list was written', () => {
  for (const [event, data] of [
    ['findings', { rules: ['signs-spacing'], at: '2026-11-22T04:00:00.000Z' }],
    [
      'change',
      { seq: 8, at: '', kind: 'finding.except', touched: [], records: [{ kind: 'finding-exceptions', id: 'e' }] },
    ],
  ] as const) {
    const client = new QueryClient();
    const keys = [
      ['checks', 'findings', ''],
      ['checks', 'rules'],
      ['feature', 'roads', 'r1'],
    ];
    for (const key of keys) client.setQueryData(key, 0);
    const { unmount } = renderHook(() => useLive(7, { change: vi.fn(), reload: vi.fn() }), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    });
    say(event, data);
    expect(keys.map((key) => client.getQueryState(key)!.isInvalidated)).toEqual([true, true, false]);
    unmount();
  }
});
