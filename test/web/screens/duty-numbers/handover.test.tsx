import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { allHandoverFigures, type HandoverFigures } from '#domain/handovers/figures.ts';
import type { Handover, HandoverWritten } from '#domain/handovers/handover.ts';
import { noon, server, useDesk, world } from '../admin/desk.tsx';
import { openDutyPage } from './page.tsx';

useDesk();

const figuresOf = (value: number, at = noon): HandoverFigures =>
  ({
    at: new Date(at).toISOString(),
    ...Object.fromEntries(allHandoverFigures.map((key) => [key, value])),
  }) as unknown as HandoverFigures;

const draft: Handover = {
  number: '20261122-01',
  state: 'draft',
  shift: '早班',
  from: '2026-11-21T23:00:00Z',
  to: '2026-11-22T04:00:00Z',
  createdAt: '2026-11-22T03:00:00Z',
  createdBy: 'person:other',
};
const handed: Handover = {
  ...draft,
  state: 'handedOver',
  notes: '东风南路积水',
  remarks: [{ number: '20261122-0007', text: '两点前回复' }],
  handedAt: '2026-11-22T04:00:00Z',
  handedBy: 'person:other',
  figures: figuresOf(5),
};

let kept: Array<{ id: string; version: number; content: Handover }>;
let sent: Array<{ readonly method: string; readonly path: string; readonly body: unknown }>;
const note = async (request: Request) => {
  const body = request.method === 'DELETE' ? undefined : await request.json();
  const { pathname, search } = new URL(request.url);
  sent.push({ method: request.method, path: pathname + search, body });
  return body as HandoverWritten & { side: string; base: number };
};

beforeEach(() => {
  world.seat = 'shiftLead';
  kept = [];
  sent = [];
  server.use(
    http.get('/api/handovers', () =>
      HttpResponse.json({ seq: 1, handovers: kept, names: { 'person:other': '赵敏', 'person:me': '李明' } }),
    ),
    http.get('/api/handovers/figures', () => HttpResponse.json(figuresOf(7))),
    http.get('/api/handovers/:id', ({ params }) =>
      HttpResponse.json({ ...kept.find(({ id }) => id === params['id'])!, names: { 'person:other': '赵敏' } }),
    ),
    http.get('/api/cases', ({ request }) => {
      const tail = new URL(request.url).searchParams.get('q')!;
      const numbers = ['20261122-0007', '20261120-0012', '20261119-0012'].filter((number) => number.endsWith(tail));
      return HttpResponse.json({ total: 1, cases: numbers.map((number) => ({ properties: { number } })) });
    }),
    http.post('/api/handovers', async ({ request }) => {
      const body = await note(request);
      kept = [{ id: draft.number, version: 1, content: { ...draft, ...body } }, ...kept];
      return HttpResponse.json({ id: draft.number, version: 1, seq: 2 }, { status: 201 });
    }),
    http.put('/api/handovers/:id', async ({ request }) => {
      const { base, ...body } = await note(request);
      kept[0] = { ...kept[0]!, version: base + 1, content: { ...kept[0]!.content, ...body } };
      return HttpResponse.json({ id: draft.number, version: base + 1, seq: 3 });
    }),
    http.post('/api/handovers/:id/sign', async ({ request }) => {
      const { side, base } = await note(request);
      const content: Handover =
        side === 'over' ? { ...handed, handedBy: 'person:me' } : { ...handed, state: 'takenOver' };
      kept[0] = { id: draft.number, version: base + 1, content };
      return HttpResponse.json({ id: draft.number, version: base + 1, seq: 4 });
    }),
  );
});

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

describe('handing a shift over', () => {
  it('begins where the last shift ended, with the shift that follows', async () => {
    kept = [{ id: '20261121-03', version: 3, content: { ...handed, number: '20261121-03', state: 'takenOver' } }];
    kept[0]!.content = { ...kept[0]!.content, to: '2026-11-22T00:00:00Z' };
    await openDutyPage('/duty/handover');
    await press('开始交班');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.body).toEqual({
      shift: '中班',
      from: '2026-11-22T00:00:00.000Z',
      to: '2026-11-22T04:00:00.000Z',
    });
    expect(await screen.findByRole('form', { name: '交班草稿 20261122-01' })).toBeTruthy();
  });

  it('shows the figures of now, each opening its list', async () => {
    kept = [{ id: draft.number, version: 1, content: draft }];
    await openDutyPage('/duty/handover');
    const going = within(await screen.findByRole('region', { name: '正在交接' }));
    const link = await going.findByRole('link', { name: '超期 7 件，打开清单' });
    expect(link.getAttribute('href')).toBe('/duty?view=overdue');
    expect(going.getByRole('link', { name: '未结 7 件，打开清单' }).getAttribute('href')).toBe(
      '/duty?view=all&open=true',
    );
  });

  it('saves what was typed before it signs, and completes a number by its last digits', async () => {
    kept = [{ id: draft.number, version: 1, content: draft }];
    await openDutyPage('/duty/handover');
    fireEvent.change(await screen.findByLabelText('交班事项'), { target: { value: '东风南路积水' } });
    await press('添加案件');
    const number = screen.getByLabelText('第1条：案件编号');
    fireEvent.change(number, { target: { value: '0007' } });
    fireEvent.blur(number);
    await waitFor(() => expect((number as HTMLInputElement).value).toBe('20261122-0007'));
    fireEvent.change(screen.getByLabelText('第1条：交代事项'), { target: { value: '两点前回复' } });
    await press('签字交班');
    const dialog = within(await screen.findByRole('dialog', { name: '签字交班' }));
    expect(dialog.getByText(/以“李明”签字交班/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: '签字交班' }));
    await waitFor(() => expect(sent.map(({ method }) => method)).toEqual(['PUT', 'POST']));
    expect(sent[0]!.body).toEqual({
      base: 1,
      shift: '早班',
      from: '2026-11-21T23:00:00.000Z',
      to: '2026-11-22T04:00:00.000Z',
      notes: '东风南路积水',
      remarks: [{ number: '20261122-0007', text: '两点前回复' }],
    });
    expect(sent[1]!.body).toEqual({ base: 2, side: 'over' });
    expect(await screen.findByText(/您已签字交班，等待接班人/)).toBeTruthy();
  });

  it('asks which case is meant where several numbers end alike', async () => {
    kept = [{ id: draft.number, version: 1, content: draft }];
    await openDutyPage('/duty/handover');
    await press('添加案件');
    const number = screen.getByLabelText('第1条：案件编号');
    fireEvent.change(number, { target: { value: '0012' } });
    fireEvent.blur(number);
    expect(await screen.findByText('有多件：20261120-0012、20261119-0012')).toBeTruthy();
  });

  it('keeps what was typed when somebody else changed the draft', async () => {
    kept = [{ id: draft.number, version: 1, content: draft }];
    await openDutyPage('/duty/handover');
    const notes = await screen.findByLabelText('交班事项');
    fireEvent.change(notes, { target: { value: '我写的' } });
    kept = [{ id: draft.number, version: 2, content: { ...draft, notes: '别人写的' } }];
    server.use(
      http.put('/api/handovers/:id', () => HttpResponse.json({ title: 'Changed meanwhile' }, { status: 409 })),
    );
    await press('保存草稿');
    expect(await screen.findByText(/他人刚修改或签署了这份草稿/)).toBeTruthy();
    expect((notes as HTMLTextAreaElement).value).toBe('我写的');
    await press('放弃我的修改，载入最新');
    await waitFor(() => expect((notes as HTMLTextAreaElement).value).toBe('别人写的'));
  });
});

describe('taking a shift over', () => {
  it('shows the figures as they were beside those of now, and signs with remarks', async () => {
    kept = [{ id: draft.number, version: 2, content: handed }];
    await openDutyPage('/duty/handover');
    const sheet = within(await screen.findByRole('article', { name: '交接班记录 20261122-01' }));
    const overdue = await sheet.findByRole('row', { name: /^超期/ });
    await waitFor(() => expect(overdue.textContent).toBe('超期57+2'));
    expect(sheet.getByRole('link', { name: '20261122-0007' }).getAttribute('href')).toBe('/duty?case=20261122-0007');
    fireEvent.change(screen.getByLabelText('接班备注'), { target: { value: '已核对' } });
    await press('以“李明”签字接班');
    await waitFor(() => expect(sent.map(({ body }) => body)).toEqual([{ base: 2, side: 'take', notes: '已核对' }]));
    expect(await screen.findByText('目前没有正在办理的交接班')).toBeTruthy();
  });

  it('is not for the one who handed over: that one can take the signature back', async () => {
    kept = [{ id: draft.number, version: 2, content: { ...handed, handedBy: 'person:me' } }];
    await openDutyPage('/duty/handover');
    await screen.findByRole('button', { name: '撤回签字' });
    expect(screen.queryByRole('button', { name: /签字接班/ })).toBeNull();
  });
});

describe('whoever looks on', () => {
  it('as a leader reads and prints, and is offered nothing to sign', async () => {
    world.seat = 'leader';
    kept = [{ id: draft.number, version: 2, content: handed }];
    await openDutyPage('/duty/handover');
    const signed = await screen.findByText(/赵敏.*2026-11-22 12:00/);
    expect(signed).toBeTruthy();
    expect(screen.queryByRole('button', { name: /签字/ })).toBeNull();
    expect(screen.getByRole('button', { name: '打印' })).toBeTruthy();
  });

  it('from a unit is told whose page it is', async () => {
    world.seat = 'unitHandler';
    await openDutyPage('/duty/handover');
    expect(await screen.findByText('交接班由中心各席位办理')).toBeTruthy();
  });
});
