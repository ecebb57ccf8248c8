import { act, fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it, vi } from 'vitest';
import {
  aCase,
  asked,
  beat,
  breakStream,
  mapSeen,
  noon,
  openWall,
  pass,
  say,
  server,
  serverTime,
  settle,
  shown,
  timesAsked,
  useWallPage,
  world,
} from './page.tsx';

useWallPage();

const header = () => document.querySelector('header')!.textContent;
const minute = 60_000;
const panels = '/api/wall/panels';

/** Until the server's clock is at an instant, and one millisecond before it. */
const until = async (instant: number) => {
  await pass(instant - 1 - serverTime());
  await settle();
};

describe('a screen of a wall', () => {
  it('names city, scene, day and time, and that its data are a sample', async () => {
    await openWall();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('场景甲');
    for (const words of ['泰州', '示意', '2026年11月22日', '星期日', '12:00', '实时'])
      expect(header()).toContain(words);
  });

  it.each([0, 3_000, -3_000])(
    'changes at the very instant of the server with a clock that is %i ms off',
    async (skew) => {
      await openWall('screen=s', skew);
      await until(noon + minute);
      expect(shown().scene).toBe('scene/a');
      await act(() => vi.advanceTimersByTimeAsync(60));
      expect(shown().scene).toBe('scene/b');
      await until(noon + 2 * minute);
      expect(shown().scene).toBe('scene/b');
      await act(() => vi.advanceTimersByTimeAsync(60));
      expect(shown().scene).toBe('scene/a');
    },
  );

  it('has the figures of the next scene before it begins, and one question for all panels of a scene', async () => {
    await openWall();
    expect(
      asked.filter(({ pathname }) => pathname === panels).map(({ searchParams }) => searchParams.get('of')),
    ).toEqual(['deadlines,phase']);
    await until(noon + minute);
    expect(asked.findLast(({ pathname }) => pathname === panels)!.searchParams.get('of')).toBe('phase,rates');
    asked.length = 0;
    await act(() => vi.advanceTimersByTimeAsync(60));
    expect(screen.queryByText('正在取数')).toBeNull();
    expect(asked.filter(({ searchParams }) => searchParams.get('of') === 'phase,rates')).toEqual([]);
  });

  it('keeps its one map through all scenes, out of sight where a scene has none, and never moves it by itself', async () => {
    await openWall();
    const map = screen.getByTestId('map');
    const { camera } = mapSeen.props!;
    await pass(minute);
    expect(shown().scene).toBe('scene/b');
    expect(screen.getByTestId('map')).toBe(map);
    expect(screen.getByTestId('wall-map').style.visibility).toBe('hidden');
    await pass(minute);
    say('change', { seq: 10, at: '', kind: 'case.report', touched: [], records: [] });
    await pass(10_000);
    expect(screen.getByTestId('map')).toBe(map);
    expect(screen.getByTestId('wall-map').style.visibility).toBe('visible');
    expect(mapSeen.props!.camera).toBe(camera);
  });

  it('shows open cases and today’s, and turns to the new day with its figures at midnight of Shanghai', async () => {
    await openWall();
    const currentOf = () => mapSeen.props!.filter.current! * 1000;
    expect(currentOf()).toBe(Date.parse('2026-11-22T00:00:00+08:00'));
    // As after a sleep: the clock of the computer is another at once, and the server's is asked for.
    vi.setSystemTime(Date.parse('2026-11-22T23:59:49+08:00'));
    await pass(9_000);
    expect(header()).toContain('23:59');
    const before = timesAsked(panels);
    await act(() => vi.advanceTimersByTimeAsync(2_050));
    expect(header()).toContain('2026年11月23日 星期一00:00');
    await pass(2_100);
    expect(currentOf()).toBe(Date.parse('2026-11-23T00:00:00+08:00'));
    expect(timesAsked(panels)).toBeGreaterThan(before);
  });
});

describe('the turn of a year', () => {
  it('is that of Shanghai: date, holiday, map and figures are those of the new day within moments', async () => {
    await openWall();
    // As after a sleep: the clock of the computer is another at once, and the server's is asked for.
    vi.setSystemTime(Date.parse('2025-12-31T23:59:49+08:00'));
    await pass(9_000);
    expect(header()).toContain('2025年12月31日 星期三23:59');
    const before = timesAsked(panels);
    await act(() => vi.advanceTimersByTime(2_050));
    await settle();
    expect(header()).toContain('2026年1月1日 星期四 元旦00:00');
    await pass(2_100);
    expect(mapSeen.props!.filter.current! * 1000).toBe(Date.parse('2026-01-01T00:00:00+08:00'));
    expect(timesAsked(panels)).toBeGreaterThan(before);
  });

  it('names a day that is made up for', async () => {
    await openWall();
    vi.setSystemTime(Date.parse('2026-01-03T23:59:49+08:00'));
    await pass(12_000);
    expect(header()).toContain('2026年1月4日 星期日 调休上班');
  });
});

describe('what an officer pushes', () => {
  let seq = 10;
  const push = async (content: object | undefined) => {
    seq += 1;
    world.records['wall-pushes'] = content ? [{ id: 'w', version: 1, content }] : [];
    say('change', { seq, at: '', kind: 'wall.push', touched: [], records: [{ kind: 'wall-pushes', id: 'w' }] });
    await pass(2_000);
  };

  it('shows at once what is pushed, and goes back when it is taken back or runs out', async () => {
    await openWall();
    await push({ place: { lon: 119.92, lat: 32.48, metres: 800, name: '坡子街' } });
    expect(shown()).toMatchObject({ scene: 'place/119.92,32.48,800', why: 'pushed' });
    expect(header()).toContain('推送坡子街');
    expect(mapSeen.props!.camera).toMatchObject({ lng: expect.closeTo(119.92), lat: expect.closeTo(32.48) });
    await push(undefined);
    expect(shown()).toMatchObject({ scene: 'scene/a', why: 'rotation' });
    const ends = serverTime() + 30_000;
    await push({ scene: 'b', until: new Date(ends).toISOString() });
    expect(shown()).toMatchObject({ scene: 'scene/b', why: 'pushed' });
    await until(ends);
    expect(shown().why).toBe('pushed');
    await act(() => vi.advanceTimersByTimeAsync(60));
    expect(shown()).toMatchObject({ scene: 'scene/a', why: 'rotation' });
  });

  it('shows a case with its number, class and place, and nothing that belongs to a person', async () => {
    await openWall();
    await push({ case: 'c1' });
    expect(shown().scene).toBe('case/c1');
    const card = screen.getByRole('region', { name: aCase.number });
    for (const words of [aCase.className, aCase.place, aCase.number, '一中队', '处置中']) {
      expect(card.textContent).toContain(words);
    }
  });

  it('leaves other screens alone', async () => {
    await openWall();
    await push({ scene: 'b', screens: ['another'] });
    expect(shown()).toMatchObject({ scene: 'scene/a', why: 'rotation' });
  });
});

describe('what can be trusted', () => {
  it('says of when the data are after the first missed beat, greys the figures, and asks once when they are back', async () => {
    await openWall();
    beat();
    await act(() => vi.advanceTimersByTimeAsync(15_500));
    expect(shown().trust).toBe('live');
    expect(document.querySelector('[data-stale]')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect(shown().trust).toBe('cut');
    expect(header()).toContain('连接中断，数据截至 12:00');
    expect(document.querySelectorAll('[data-stale]')).toHaveLength(2);
    beat();
    await settle();
    expect(shown().trust).toBe('live');
    expect(document.querySelector('[data-stale]')).toBeNull();
  });

  it('goes on without the server: scenes change, each panel keeps what was told of it last', async () => {
    await openWall();
    world.away = true;
    breakStream();
    expect(shown().trust).toBe('cut');
    await pass(10 * minute + 2_000, false);
    expect(shown().scene).toBe('scene/a');
    expect(screen.getByText(/20261122-0001|坡子街/)).toBeTruthy();
    expect(document.querySelectorAll('[data-stale]')).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
    world.away = false;
    asked.length = 0;
    say('hello', { seq: 9, build: 'a', now: new Date(serverTime()).toISOString() });
    await pass(4_000);
    expect(shown().trust).toBe('live');
    expect(document.querySelector('[data-stale]')).toBeNull();
    const paths = asked.map(({ pathname }) => pathname);
    expect(paths.filter((path) => path === panels)).toHaveLength(1);
    for (const path of ['/api/records/walls', '/api/records/wall-pushes', '/api/city']) {
      expect(paths.filter((one) => one === path).length).toBeLessThanOrEqual(1);
    }
  });

  it('leaves the rest of the wall where one panel breaks, and tries that one again by itself', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    world.rows = undefined;
    await openWall();
    expect(screen.getByText('此部分出错，正在自动重试')).toBeTruthy();
    expect(screen.getByRole('heading', { name: '临近截止' })).toBeTruthy();
    expect(screen.getByRole('region', { name: '创建阶段' })).toBeTruthy();
    expect(shown()).toMatchObject({ scene: 'scene/a', trust: 'live' });
    world.rows = [aCase];
    await pass(60_000);
    await pass(60_000);
    expect(shown().scene).toBe('scene/a');
    expect(screen.queryByText('此部分出错，正在自动重试')).toBeNull();
    expect(screen.getByText(aCase.className)).toBeTruthy();
    // The fault is told to whoever keeps the walls.
    const errors = world.posted.map(({ body }) => (body as { errors?: number }).errors ?? 0);
    expect(Math.max(...errors)).toBeGreaterThan(0);
  });

  it('keeps the last picture of a panel that breaks, greyed and with its time', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await openWall();
    expect(screen.getByText(aCase.className)).toBeTruthy();
    world.rows = undefined;
    await pass(20_000);
    const panel = document.querySelector('[data-panel="deadlines"] [data-stale]')!;
    expect(panel.textContent).toContain(aCase.className);
    expect(panel.textContent).toContain('数据截至 12:00');
    expect(document.querySelectorAll('[data-stale]')).toHaveLength(1);
    world.rows = [{ ...aCase, className: '道路塌陷' }];
    await pass(50_000);
    expect(document.querySelector('[data-stale]')).toBeNull();
  });

  it('is back by itself after the whole page broke, and says meanwhile what is the matter', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [sound] = world.records['walls'] as [{ readonly content: object }];
    world.records['walls'] = [{ ...sound, content: { ...sound.content, shows: undefined } }];
    await openWall();
    expect(screen.getByText('大屏页面出错')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    world.records['walls'] = [sound];
    await pass(15_000, false);
    expect(shown().scene).toMatch(/^scene/);
  });

  it('shows its panels and why there is no map in a browser without graphics, and draws it once it can', async () => {
    mapSeen.draws = false;
    await openWall();
    expect(screen.getByText(/没有可用的图形功能（WebGL2）/)).toBeTruthy();
    expect(screen.getByText(aCase.className)).toBeTruthy();
    expect(screen.queryByTestId('map')).toBeNull();
    mapSeen.draws = true;
    await pass(10_000);
    expect(screen.getByTestId('map')).toBeTruthy();
    expect(screen.queryByText(/WebGL2/)).toBeNull();
  });

  it.each([
    ['a map that lacks a piece', false, 2],
    ['a map that stands', true, 0],
  ])('looks every five minutes whether it can be loaded anew: %s', async (_, rests, times) => {
    mapSeen.rests = rests;
    const loads = vi.fn(() => new HttpResponse(null, { status: 503 }));
    server.use(http.get(window.location.href, loads));
    await openWall();
    await pass(600_000);
    expect(loads).toHaveBeenCalledTimes(times);
  });

  it('says calmly that a figure could not be had', async () => {
    world.failing = 'deadlines';
    await openWall();
    expect(screen.getByText('暂未取得，稍后自动再取')).toBeTruthy();
    world.failing = undefined;
    await pass(20_000);
    expect(screen.queryByText('暂未取得，稍后自动再取')).toBeNull();
  });

  it('says every twenty seconds that it is there, and what it shows', async () => {
    await openWall();
    await pass(24_000);
    const said = world.posted.filter(({ path }) => path === '/api/wall/alive').map(({ body }) => body);
    expect(said).toHaveLength(2);
    expect(said[1]).toMatchObject({ screen: 's', scene: 'a', seq: 9, errors: 0 });
  });

  it('says that it is there within three seconds of a server that is back, which knows nothing of before', async () => {
    await openWall();
    beat();
    await pass(20_000);
    const words = () => world.posted.filter(({ path }) => path === '/api/wall/alive').length;
    world.away = true;
    breakStream();
    await pass(4_000, false);
    world.away = false;
    const before = words();
    say('hello', { seq: 9, build: 'a', now: new Date(serverTime()).toISOString() });
    await pass(3_100);
    expect(words()).toBe(before + 1);
  });
});

describe('coming in', () => {
  it('takes a display’s token, registers the screen and shows it', async () => {
    world.session = 'visitor';
    const { url } = await openWall('');
    fireEvent.change(screen.getByLabelText(/大屏令牌/, { selector: 'input' }), { target: { value: ' secret ' } });
    fireEvent.change(screen.getByLabelText(/屏幕名称/), { target: { value: '左屏' } });
    fireEvent.click(screen.getByRole('button', { name: '接入' }));
    await pass(1_000);
    expect(world.posted.slice(0, 2)).toEqual([
      { path: '/api/session/display', body: { token: 'secret' } },
      { path: '/api/wall/screens', body: { name: '左屏', heightMetres: expect.closeTo(0.685, 2), distanceMetres: 5 } },
    ]);
    expect(url().get('screen')).toBe('s');
    expect(shown().scene).toBe('scene/a');
  });

  it('takes the only screen of its token by itself', async () => {
    const { url } = await openWall('');
    await pass(500);
    expect(url().get('screen')).toBe('s');
  });

  it.each([false, true])(
    'says calmly that the session is over (everybody may look: %s), and comes back by itself',
    async (isOpen) => {
      await openWall();
      Object.assign(world, { session: 'visitor', isOpen });
      say('bye', { reason: 'session' });
      await pass(2_000);
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('大屏会话已结束');
      expect(screen.queryByRole('dialog')).toBeNull();
      world.session = 'display';
      await pass(minute);
      expect(shown().scene).toMatch(/^scene/);
    },
  );

  it('says so too when it is loaded anew after its session ended, where everybody may look', async () => {
    Object.assign(world, { session: 'visitor', isOpen: true });
    await openWall();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('大屏会话已结束');
    expect(screen.getByText(/屏幕名称填原来的名称/)).toBeTruthy();
    world.session = 'display';
    await pass(minute);
    expect(shown().scene).toMatch(/^scene/);
  });

  it('shows a person a scene, or what a screen of a wall shows at another hour', async () => {
    world.session = 'person';
    const { unmount } = await openWall('scene=b');
    expect(shown().scene).toBe('scene/b');
    expect(world.posted).toEqual([]);
    unmount();
    await openWall(`wall=w&column=0&row=0&at=${new Date(noon + minute).toISOString()}`);
    expect(shown()).toMatchObject({ scene: 'scene/b', why: 'rotation' });
  });

  it('waits for a server that does not answer', async () => {
    server.use(http.get('/api/session', () => HttpResponse.error()));
    await openWall();
    expect(screen.getByText('连不上服务器')).toBeTruthy();
  });
});
