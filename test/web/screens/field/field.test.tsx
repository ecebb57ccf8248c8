import 'fake-indexeddb/auto';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seats } from '#domain/people/seats.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { sessionQuery } from '../../../../web/state/session.ts';
import { aTask } from '../../field/world.ts';
import { noon, server, usePage } from '../explore/page.tsx';

usePage();
configure({ asyncUtilTimeout: 4_000 });

const at = new Date(noon).toISOString();
const today = { dueAt: '2026-11-22T06:00:00Z', yellowAt: '2026-11-22T05:00:00Z', steps: { sentAt: at } };
/** Each test is another person, so that none meets the outbox of the one before. */
let person = 0;
let written: Array<{ readonly key: string | null; readonly body: Record<string, unknown> }> = [];
/** Cases whose receipts came. */
let delivered: string[] = [];
/** What the server does with an act. */
let onAct: () => Response = () => HttpResponse.error();

beforeEach(() => {
  person += 1;
  written = [];
  delivered = [];
  localStorage.clear();
  server.use(
    http.get('/api/session', () =>
      HttpResponse.json({
        ...{ kind: 'person', id: `officer-${person}`, name: '王强', rights: seats.crewMember.rights },
        ...{ collections: 'all', csrf: 'csrf-1', signIn: { password: true, oidc: false, sample: [] } },
      }),
    ),
    http.get('/api/field/tasks', () =>
      HttpResponse.json({
        ...{ at, seq: 5 },
        tasks: [
          aTask({ ...today }, ['case.sign-for', 'case.arrive']),
          aTask({ ...today, id: 'c2', number: '20261122-0002', className: '暴露垃圾', dueAt: '2026-11-22T09:00:00Z' }),
        ],
      }),
    ),
    http.get('/api/attendance/mine', () => HttpResponse.json({ at, recent: [], crews: ['一中队早班'], shifts: [] })),
    http.get('/api/dispatch/mine', () => HttpResponse.json({ at, routes: [] })),
    http.get('/api/records/:kind', () => HttpResponse.json({ seq: 1, records: [] })),
    http.get('/api/colleagues', () => HttpResponse.json({ people: [] })),
    http.post('/api/travel/route', () => HttpResponse.json({ seconds: 60, metres: 80, line: [], source: 'straight' })),
    http.post('/api/field/receipts', async ({ request }) => {
      const { receipts } = (await request.json()) as { receipts: Array<Record<'case' | 'kind', string>> };
      delivered.push(...receipts.flatMap((one) => (one.kind === 'delivered' ? [one.case] : [])));
      return HttpResponse.json({ refused: [] });
    }),
    http.post('/api/presence', () => new HttpResponse(null, { status: 204 })),
    http.get('/api/cases/c1', () =>
      HttpResponse.json({
        case: { version: 4, properties: { status: 'closed', crew: '一中队早班' } },
        ...{ merged: [], acts: [], now: at },
      }),
    ),
    http.post('/api/cases/c1/acts', async ({ request }) => {
      written.push({ key: request.headers.get('idempotency-key'), body: (await request.json()) as never });
      return onAct();
    }),
  );
});
afterEach(cleanup);

function Elsewhere() {
  return null;
}

async function openField(query = '') {
  const { Field } = await import('../../../../web/screens/field/field.tsx');
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    field: Field,
  };
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const history = createMemoryHistory({ initialEntries: [`/field?lang=zh&${query}`] });
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  render(<RouterProvider router={router} />);
  return client;
}

const rows = async () => within(await screen.findByRole('list', { name: '任务列表' })).getAllByRole('listitem');
const outboxChip = (words: string) => screen.findByRole('button', { name: words });

async function signFor(): Promise<void> {
  await outboxChip('待上传 0 项，未被接受 0 项');
  fireEvent.click(within((await rows())[0]!).getByRole('button'));
  fireEvent.click(await screen.findByRole('button', { name: '签收' }));
}

describe('the page on the street', () => {
  it('tells anew for another person on the same page that the tasks came', async () => {
    const client = await openField();
    await vi.waitFor(() => expect(delivered.toSorted()).toEqual(['c1', 'c2']), 15_000);
    person += 1;
    await act(() => client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
    await vi.waitFor(() => expect(delivered.toSorted()).toEqual(['c1', 'c1', 'c2', 'c2']), 15_000);
  });

  it('lists one’s tasks by their deadlines', async () => {
    await openField();
    const list = await rows();
    expect(list.map((row) => row.querySelector('[data-case]')!.getAttribute('data-case'))).toEqual([
      '20261123-0007',
      '20261122-0002',
    ]);
    expect(within(list[0]!).getByText('占道经营')).toBeDefined();
  });

  it('puts 签收 into the outbox while the server is away, shows it as waiting, and sends it once', async () => {
    onAct = () => HttpResponse.error();
    await openField();
    await signFor();
    expect(await outboxChip('待上传 1 项，未被接受 0 项')).toBeDefined();
    expect((await screen.findAllByText('待上传')).length).toBeGreaterThan(0);
    onAct = () => HttpResponse.json({ id: 'c1', number: '20261123-0007', status: 'handling', version: 4, seq: 6 });
    await act(async () => window.dispatchEvent(new Event('online')));
    expect(await outboxChip('待上传 0 项，未被接受 0 项')).toBeDefined();
    expect(new Set(written.map(({ key }) => key)).size).toBe(1);
    expect(written[0]!.body).toMatchObject({ act: 'case.sign-for', base: 3 });
  });

  it('shows what the server did not take, with the reason', async () => {
    onAct = () =>
      HttpResponse.json(
        { title: 'Changed meanwhile', detail: '20261123-0007 has version 4 by now', status: 409 },
        { status: 409, headers: { 'content-type': 'application/problem+json' } },
      );
    await openField();
    await signFor();
    fireEvent.click(await outboxChip('待上传 0 项，未被接受 1 项'));
    expect(await screen.findByText('未被接受，须处理（1）')).toBeDefined();
    expect(screen.getByText(/案件已有变化，这一步没有写入。/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '撤回' }));
    expect(await outboxChip('待上传 0 项，未被接受 0 项')).toBeDefined();
  });
});
