import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RankedCrew } from '#domain/dispatch/rank-crews.ts';
import type { UnitPlan } from '../../../web/dispatch/api.ts';
import { planFeatures } from '../../../web/dispatch/layer.ts';
import { applyAllMoves } from '../../../web/dispatch/apply-moves.ts';
import { MovePanel } from '../../../web/dispatch/move-panel.tsx';
import { shownPlan } from '../../../web/dispatch/plan-view.ts';
import { RefusedMoves } from '../../../web/dispatch/refused-moves.tsx';
import { RouteList } from '../../../web/dispatch/route-list.tsx';
import { Timeline } from '../../../web/dispatch/timeline.tsx';
import { UnitAdvice } from '../../../web/dispatch/unit-advice.tsx';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { aCrew, aTask, noon } from '../../domain/dispatch/crews-by-hand.ts';

const visit = (task: string, begin: number, late = 0) => ({
  task,
  travel: 300,
  arriveAt: noon + begin,
  beginAt: noon + begin,
  endAt: noon + begin + 1200,
  late,
});
const found: UnitPlan = {
  unit: '城中中队',
  plan: {
    routes: [
      { crew: '甲一组', visits: [visit('a', 300), visit('b', 1800, 600)] },
      { crew: '甲二组', visits: [visit('c', 300)] },
    ],
    unplanned: [{ task: 'd', why: 'licence' }],
    cost: { lateness: 600, travel: 900 },
    fallback: false,
  },
  tasks: ['a', 'b', 'c', 'd'].map((id, i) =>
    aTask({ id, number: `20261122-000${i + 1}`, version: i + 1, ...(id === 'a' && { crew: '甲一组' }) }),
  ),
  crews: [aCrew('甲一组'), aCrew('甲二组')],
  inHand: [],
  elsewhere: [],
  mayAssign: true,
  units: ['城中中队'],
  at: new Date(noon * 1000).toISOString(),
};
const ranked = (crew: string, more: Partial<RankedCrew> = {}): RankedCrew => ({
  crew,
  unit: '城中中队',
  fits: true,
  whyNot: [],
  cautions: [],
  travel: 300,
  arriveAt: noon + 300,
  late: 0,
  isHome: false,
  load: { tasks: 1, seconds: 1200 },
  members: 2,
  licensed: 1,
  ...more,
});

const sent: unknown[] = [];
const server = setupServer(
  http.get('*/api/dispatch/crews', () =>
    HttpResponse.json({
      unit: '城中中队',
      task: found.tasks[2],
      crews: [ranked('甲二组'), ranked('甲一组', { fits: false, whyNot: [{ why: 'licence', has: 1, needs: 2 }] })],
    }),
  ),
  http.post('*/api/dispatch/apply', async ({ request }) => {
    sent.push(await request.json());
    return HttpResponse.json({
      results: [{ id: 'c', number: '20261122-0003', status: 'handling', version: 4, seq: 9 }],
    });
  }),
  http.get('*/api/dispatch/unit', () =>
    HttpResponse.json({
      unit: '城中中队',
      named: '城中中队',
      basis: 'zone',
      kind: 'order',
      zone: { number: 'SR-03', name: '坡子街片' },
      scheme: { number: 2, effectiveFrom: '2026-10-31T16:00:00Z' },
    }),
  ),
);
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  sent.length = 0;
});
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

function show(children: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <I18nextProvider i18n={createI18n('zh')}>
      <QueryClientProvider client={client}>
        <MantineProvider env="test">{children}</MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}

describe('the plan of a unit', () => {
  it('tells what is assigned from what is merely proposed, what will be late, and what nobody does', () => {
    const plan = shownPlan(found);
    expect(plan.proposed.map(({ of, crew }) => [of.id, crew])).toEqual([
      ['b', '甲一组'],
      ['c', '甲二组'],
    ]);
    expect(plan.late).toBe(1);
    const apply = vi.fn();
    const nothing = () => undefined;
    show(
      <RouteList
        plan={plan}
        theme="light"
        openTask={undefined}
        openCrew={undefined}
        mayAssign
        isBusy={false}
        onTask={nothing}
        onCrew={nothing}
        onApply={apply}
      />,
    );
    expect(within(screen.getByRole('region', { name: '未能排入' })).getByText('在班持证人员不足')).toBeDefined();
    const first = screen.getByRole('region', { name: '甲一组' });
    expect(within(first).getByText('预计超期 10分')).toBeDefined();
    expect(within(first).getAllByText('待指派')).toHaveLength(1);
    fireEvent.click(within(first).getByRole('button', { name: '指派 1 件' }));
    expect(apply).toHaveBeenCalledWith('甲一组');
  });

  it('by the hour is walked by arrows, and Alt with an arrow puts a case on the crew below', () => {
    const move = vi.fn();
    show(
      <Timeline
        plan={shownPlan(found)}
        now={noon}
        theme="light"
        openTask={undefined}
        onOpen={() => undefined}
        onMove={move}
      />,
    );
    const [one, two, three] = screen.getAllByRole('button');
    expect(two!.getAttribute('aria-label')).toBe(
      '第2站 20261122-0002 占道经营，甲一组，12:30–12:50、预计超期 10分、待指派',
    );
    one!.focus();
    fireEvent.keyDown(one!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(two);
    fireEvent.keyDown(two!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(three);
    fireEvent.keyDown(two!, { key: 'ArrowDown', altKey: true });
    expect(move).toHaveBeenCalledExactlyOnceWith('b', '甲二组');
  });

  it('on the map has numbered stops, those too late marked, and other crews faint', () => {
    const drawn = planFeatures(shownPlan(found), '甲一组', () => undefined);
    const of = (id: string) => drawn.find((feature) => feature.id === id)!.properties;
    expect(of('stop-b')).toMatchObject({ label: '2', late: true, faint: false });
    expect(of('stop-c')).toMatchObject({ label: '1', late: false, faint: true });
    expect(of('leg-甲一组-0')).toMatchObject({ straight: true, tone: 0 });
    expect(of('unplanned-d')).toMatchObject({ label: '?' });
  });
});

describe('moving a case by hand', () => {
  const panel = (crew: string | undefined) => (
    <MovePanel
      unit="城中中队"
      task={found.tasks[2]!}
      planned="甲二组"
      mayAssign
      crew={crew}
      cost={{ plan: found.plan, lateness: 180, travel: -120 }}
      onCrew={() => undefined}
      onOpenCase={() => undefined}
      said={(detail) => `词：${detail}`}
      onDone={() => undefined}
    />
  );

  it('as planned asks for nothing more', async () => {
    show(panel(undefined));
    fireEvent.click(await screen.findByRole('button', { name: '指派甲二组' }));
    await waitFor(() => expect(sent).toEqual([{ unit: '城中中队', moves: [{ case: 'c', crew: '甲二组', base: 3 }] }]));
  });

  it('elsewhere says what it costs and why not, and is done only with a reason', async () => {
    show(panel('甲一组'));
    expect(await screen.findByText('持证人员 1 人，需 2 人')).toBeDefined();
    expect(screen.getByText('与计划相比：超期增加3分，路程减少2分')).toBeDefined();
    const give = screen.getByRole('button', { name: '指派甲一组' });
    fireEvent.click(give);
    expect((await screen.findByRole('alert')).textContent).toContain('请填写理由');
    expect(sent).toEqual([]);
    fireEvent.change(screen.getByRole('textbox', { name: /理由/ }), { target: { value: '熟悉该店' } });
    fireEvent.click(give);
    await waitFor(() =>
      expect(sent).toEqual([{ unit: '城中中队', moves: [{ case: 'c', crew: '甲一组', base: 3, reason: '熟悉该店' }] }]),
    );
  });
});

describe('a case that could not be given', () => {
  const tried = async (problem: { readonly status: number; readonly detail: string }) => {
    server.use(http.post('*/api/dispatch/apply', () => HttpResponse.json({ results: [{ id: 'c', problem }] })));
    show(
      <MovePanel
        {...{ unit: '城中中队', task: found.tasks[2]!, planned: '甲二组', mayAssign: true }}
        {...{ crew: undefined, cost: undefined, onCrew: vi.fn(), onOpenCase: vi.fn(), onDone: vi.fn() }}
        said={(detail) => `词：${detail}`}
      />,
    );
    fireEvent.click(await screen.findByRole('button', { name: '指派甲二组' }));
    return (await screen.findByRole('alert')).textContent;
  };
  afterEach(() => server.resetHandlers());

  it('is to be looked at again where it moved on', async () => {
    expect(await tried({ status: 409, detail: '20261122-0003 has version 4 by now' })).toBe('未能指派，请刷新后重试');
  });

  it('says why in the reader’s language', async () => {
    expect(await tried({ status: 403, detail: 'needs the right case.endorse' })).toBe(
      '词：needs the right case.endorse',
    );
  });
});

describe('the unit of a case', () => {
  it('comes with the zone, the version of its scheme and since when; another is pointed out', async () => {
    const take = vi.fn();
    show(<UnitAdvice caseRef="a" value="城东中队" onChange={take} />);
    expect(
      await screen.findByText('按责任区 SR-03 坡子街片（市容秩序，方案第2版，2026-11-01 生效）：城中中队'),
    ).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '改为城中中队' }));
    expect(take).toHaveBeenCalledWith('城中中队');
  });
});

describe('assigning all as planned', () => {
  const moves = Array.from({ length: 203 }, (_, i) => ({ case: `c${i}`, crew: '甲一组', base: 1 }));
  const asked: number[] = [];
  const answering = (refuses: (id: string) => object | undefined, mostBundles = Infinity) =>
    server.use(
      http.post('*/api/dispatch/apply', async ({ request }) => {
        const { moves: bundle } = (await request.json()) as { moves: Array<{ case: string }> };
        asked.push(bundle.length);
        if (asked.length > mostBundles) return HttpResponse.error();
        return HttpResponse.json({
          results: bundle.map(({ case: id }) => {
            const problem = refuses(id);
            return problem === undefined ? { id, number: id } : { id, problem };
          }),
        });
      }),
    );
  afterEach(() => {
    asked.length = 0;
    server.resetHandlers();
  });

  it('sends as many as the button names, and says which were refused', async () => {
    const problem = { status: 409, detail: 'c201 has version 5 by now' };
    answering((id) => (id === 'c201' ? problem : undefined));
    expect(await applyAllMoves('城中中队', moves)).toEqual({ done: 202, refused: [{ move: moves[201], problem }] });
    expect(asked).toEqual([100, 100, 3]);
  });

  it('counts what went through before the server was gone', async () => {
    answering(() => undefined, 1);
    const { done, refused } = await applyAllMoves('城中中队', moves);
    expect([done, refused.length, asked.length]).toEqual([100, 103, 2]);
    expect(refused[0]!.move.case).toBe('c100');
  });

  it('lists the refused by number with the reason, until they are put aside', () => {
    const close = vi.fn();
    const not = (status: number, detail: string) => ({ move: moves[0]!, problem: { status, detail } });
    show(
      <RefusedMoves
        refused={[not(422, 'no such crew')]}
        numberOf={() => '20261122-0001'}
        said={(detail) => `〔${detail}〕`}
        onClose={close}
      />,
    );
    const list = within(screen.getByRole('alert'));
    expect(list.getByText('未能指派 1 件')).toBeDefined();
    expect(list.getByText('20261122-0001（甲一组）：〔no such crew〕')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: '关闭' }));
    expect(close).toHaveBeenCalled();
  });
});
