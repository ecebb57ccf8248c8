import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { createAlive } from '../../../server/wall/alive.ts';
import { cases, roads } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { readEvents } from '../live/read-events.ts';
import { openDisplay, type Display } from './open-display.ts';

let city: OpenCity;
let now = noon;
let room: Display;
let address: string;
beforeAll(async () => {
  city = await openCity({ roads, cases }, {}, () => now);
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
  room = await openDisplay(city, '指挥中心');
  await write('administrator', 'walls', 'wall', null, {
    name: '指挥中心大屏',
    columns: 3,
    rows: 1,
    mode: 'each',
    shows: [{ scene: 'overview', seconds: 60 }],
    alarmSound: true,
    alarmFly: true,
  });
});
afterAll(() => city?.close());

const size = { heightMetres: 0.685, distanceMetres: 5 };

function get(url: string, headers: Readonly<Record<string, string>> = room.headers) {
  return city.app.inject({ url, headers });
}

function post(url: string, payload: object, headers: Readonly<Record<string, string>> = room.headers) {
  return city.app.inject({ method: 'POST', url, headers, payload });
}

async function write(seat: Seat, kind: string, id: string, base: number | null, after: object | null): Promise<void> {
  const change = { kind: `${kind}.write`, note: '', lines: [], records: [{ kind, id, base, after }] };
  const answer = await post('/api/changes', change, as(seat));
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
}

async function register(name: string, display = room): Promise<string> {
  const answer = await post('/api/wall/screens', { name, ...size }, display.headers);
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
  return answer.json<{ id: string }>().id;
}

interface State {
  readonly screen: string;
  readonly state: string;
  readonly at?: string;
  readonly scene?: string;
  readonly ended?: string;
}

async function stateOf(screen: string): Promise<State | undefined> {
  const { screens } = (await get('/api/wall/alive', as('shiftLead'))).json<{ screens: State[] }>();
  return screens.find((one) => one.screen === screen);
}

describe('a display', () => {
  it('reads the clock that all screens go by, to the millisecond and never from a cache', async () => {
    now = noon + 123;
    const answer = await get('/api/wall/clock');
    expect([answer.json(), answer.headers['cache-control']]).toEqual([{ now: noon + 123 }, 'no-store']);
    now = noon;
  });

  it('registers several screens of one computer, each once, and finds them again', async () => {
    const left = await register(' 左屏 ');
    const right = await register('右屏');
    const mine = (await get('/api/wall/screens/mine')).json<{ screens: { id: string; content: object }[] }>().screens;
    expect(mine.map(({ id, content }) => [id, content])).toEqual([
      [left, { name: '左屏', token: room.token, ...size }],
      [right, { name: '右屏', token: room.token, ...size }],
    ]);
    const again = await post('/api/wall/screens', { name: '左屏', ...size });
    expect([again.statusCode, again.json()]).toEqual([
      409,
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/name' })] }),
    ]);
    const history = (await get(`/api/history/records/screens/${left}`, as('shiftLead'))).body;
    expect([history.includes('screen.register'), history.includes(`token:${room.token}`)]).toEqual([true, true]);
  });

  it('is one screen when the same page asks twice, by its key', async () => {
    const ask = () =>
      post('/api/wall/screens', { name: '一次', ...size }, { ...room.headers, 'idempotency-key': 'k1' });
    const answers = await Promise.all([ask(), ask()]);
    const ids = answers.map((answer) => answer.json<{ id: string }>().id);
    expect([answers.map(({ statusCode }) => statusCode), new Set(ids).size]).toEqual([[201, 201], 1]);
  });

  it('shares no name with another that registers in the same moment', async () => {
    const others = await Promise.all(['甲', '乙', '丙'].map((name) => openDisplay(city, name)));
    const ask = ({ headers }: Display) => post('/api/wall/screens', { name: '同名', ...size }, headers);
    const answers = await Promise.all(others.map(ask));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('is a display: no person registers one, nor says that a screen is there', async () => {
    const screen = await register('本机');
    const said = { screen, scene: 'overview', seq: 1, errors: 0 };
    for (const seat of ['administrator', 'leader'] as const) {
      expect((await post('/api/wall/screens', { name: '别的', ...size }, as(seat))).statusCode).toBe(403);
      expect((await post('/api/wall/alive', said, as(seat))).statusCode).toBe(403);
    }
    const other = await openDisplay(city, '另一台');
    expect((await post('/api/wall/alive', said, other.headers)).statusCode).toBe(403);
    expect((await post('/api/wall/alive', { ...said, screen: 'never-was' })).statusCode).toBe(404);
    expect((await post('/api/wall/screens', { name: '矮', ...size, heightMetres: 0 })).statusCode).toBe(422);
    expect((await post('/api/wall/screens', { name: '多', ...size, wall: 'wall' })).statusCode).toBe(422);
  });

  it('reads what walls are made of, and hears of it at once', async () => {
    const events = await readEvents(`${address}/api/live?topics=map,records,presence,jobs,positions`, room.headers);
    await events.next('hello');
    for (const kind of ['scenes', 'walls', 'screens', 'wall-pushes', 'alarm-answers', 'settings']) {
      expect([kind, (await get(`/api/records/${kind}`)).statusCode]).toEqual([kind, 200]);
    }
    // Who sits where is said before the push is: had the display been told, it would have come first.
    const subject = { subject: 'cases/c1', client: 'page-0001', here: true };
    expect((await post('/api/presence', subject, as('planner'))).statusCode).toBe(204);
    await write('dispatcher', 'wall-pushes', 'wall', null, { case: 'c1' });
    const first = await events.next('change', 'presence');
    expect([first.event, first.data['records']]).toEqual(['change', [{ kind: 'wall-pushes', id: 'wall' }]]);
    await write('leader', 'wall-pushes', 'wall', 1, null);
    expect((await events.next('change')).data['records']).toEqual([{ kind: 'wall-pushes', id: 'wall' }]);
    events.close();
  });

  it('is shown a case without a word of who called, what was said, who has it, or how it looked', async () => {
    const card = await get('/api/wall/cases/c1');
    expect(Object.keys(card.json<object>()).sort()).toEqual(
      ['className', 'id', 'lat', 'lon', 'number', 'place', 'reportedAt', 'status', 'urgent', 'unit', 'dueAt']
        .filter((name) => name in card.json<object>())
        .sort(),
    );
    const closed = [
      '/api/features/cases/c1',
      '/api/list?collections=cases',
      '/api/cases?view=all',
      '/api/cases/c1',
      '/api/values?collection=cases&property=assignee',
      '/api/search?q=20261120',
      '/api/history/features/cases/c1',
      '/api/media/0e9e0e65bffe5cf8b24c4e7d14c566f47c7f008d8db67daa0',
      '/api/records/people',
      '/api/records/units',
      '/api/records/crews',
      '/api/records/assignments',
      '/api/zones/at?lon=119.92&lat=32.48',
      '/api/field/tasks',
      '/ogc/collections/cases/items',
      '/open311/v2/requests.json',
    ];
    for (const url of closed) expect([url, (await get(url)).statusCode]).toEqual([url, 403]);
  });

  it('may no more than look, also with a token of before that gave it the history', async () => {
    const { context } = city;
    const old = await openDisplay(city, '旧令牌');
    const { version, content } = context.records.get('tokens', old.token)!;
    const made = await context.store.commit({
      kind: 'test.token',
      note: '',
      by: 'test',
      lines: [],
      records: [
        { kind: 'tokens', id: old.token, base: version, after: { ...content, rights: ['map.read', 'history.read'] } },
      ],
    });
    if (!made.ok) throw new Error(made.error.reason);
    await context.live.applied(made.value.seq);
    expect((await get('/api/session', old.headers)).json<{ rights: string[] }>().rights).toEqual(['map.read']);
  });
});

describe('a screen', () => {
  it('is live while it says so, late when it does not, and gone after a while', async () => {
    const screen = await register('心跳');
    expect((await stateOf(screen))!.state).toBe('late');
    now = noon + 3_600_000;
    expect(await stateOf(screen)).toEqual({ screen, state: 'gone' });
    const said = { screen, scene: 'overview', seq: 7, asOf: new Date(now).toISOString(), errors: 0 };
    expect((await post('/api/wall/alive', said)).statusCode).toBe(204);
    await expect.poll(async () => (await stateOf(screen))!.state).toBe('live');
    expect(await stateOf(screen)).toMatchObject({ scene: 'overview', seq: 7, at: new Date(now).toISOString() });
    now += 60_000;
    expect((await stateOf(screen))!.state).toBe('late');
    now += 60_000;
    expect((await stateOf(screen))!.state).toBe('gone');
    now = noon;
  });

  it('stays where it hangs when its computer is exchanged: a new token, the same name', async () => {
    const before = await openDisplay(city, '旧电脑');
    const screen = await register('正中', before);
    await write('shiftLead', 'screens', screen, 1, {
      name: '正中',
      token: before.token,
      ...size,
      wall: 'wall',
      column: 1,
      row: 0,
    });
    const after = await openDisplay(city, '新电脑');
    expect((await post('/api/wall/screens', { name: '正中', ...size }, after.headers)).statusCode).toBe(409);
    await city.app.inject({ method: 'DELETE', url: `/api/tokens/${before.token}`, headers: as('administrator') });
    expect(await register('正中', after)).toBe(screen);
    const { content } = (await get(`/api/records/screens/${screen}`)).json<{ content: object }>();
    expect(content).toMatchObject({ token: after.token, wall: 'wall', column: 1, row: 0 });
  });

  it('goes dark with its token, which the desk is told: sessions and streams end', async () => {
    const lost = await openDisplay(city, '遗失');
    const screen = await register('门厅', lost);
    const events = await readEvents(`${address}/api/live`, lost.headers);
    await events.next('hello');
    await post('/api/wall/alive', { screen, seq: 1, errors: 0 }, lost.headers);
    await expect.poll(async () => (await stateOf(screen))!.state).toBe('live');
    await city.app.inject({ method: 'DELETE', url: `/api/tokens/${lost.token}`, headers: as('administrator') });
    await events.next('bye');
    expect(await stateOf(screen)).toMatchObject({ state: 'gone', ended: 'revoked' });
    expect([401, 403]).toContain(
      (await get('/api/wall/clock', { ...lost.headers, 'x-forwarded-for': '192.0.2.1' })).statusCode,
    );
    events.close();
  });
});

it('a process that starts learns from the others which screens are there, and forgets those that were deleted', async () => {
  const { store } = city.context;
  const there = new Set(['a', 'b']);
  const deps = { store, isScreen: (id: string) => there.has(id), now: () => now };
  const one = createAlive({ ...deps, name: 'one' });
  await one.say({ screen: 'a', seq: 1, errors: 0, at: now });
  await expect.poll(() => one.last('a')?.at).toBe(now);
  const two = createAlive({ ...deps, name: 'two' });
  await expect.poll(() => two.last('a')?.at).toBe(now);
  there.delete('a');
  await two.say({ screen: 'b', seq: 1, errors: 0, at: now });
  await expect.poll(() => [one.last('a'), one.last('b')?.at]).toEqual([undefined, now]);
  one.stop();
  two.stop();
});
