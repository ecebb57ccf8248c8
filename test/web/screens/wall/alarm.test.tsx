import { act, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alarm } from '#domain/wall/figures.ts';
import { aCase, mapSeen, noon, openWall, pass, say, server, serverTime, settle, useWallPage, world } from './page.tsx';

useWallPage();

/** What the server has, as long as nobody answered it. */
let open: Alarm[] = [];
/** When each sound began, by the server's clock. */
let sounds: number[] = [];
/** Whether the browser lets the page sound. */
let mayBegin = true;

/** As little of Web Audio as a sound takes. */
class Context {
  readonly currentTime = 0;
  readonly destination = {};
  state = mayBegin ? 'running' : 'suspended';
  #tones = 0;

  resume(): Promise<void> {
    return new Promise(() => undefined);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
  createGain() {
    return { ...this.#part(), gain: this.#part() };
  }
  createOscillator() {
    this.#tones += 1;
    if (this.#tones === 1 && this.state === 'running') sounds.push(serverTime());
    return { ...this.#part(), frequency: this.#part() };
  }
  #part() {
    const part = { connect: (to: unknown) => to, start() {}, stop() {} };
    return { ...part, setValueAtTime() {}, exponentialRampToValueAtTime() {} };
  }
}

const urgent = (id: string, since: number): Alarm => ({
  ...{ ...aCase, id, number: `20261122-00${id}`, status: 'pendingFiling', urgent: true },
  since: new Date(since).toISOString(),
});

let seq = 20;
/** Something happens to cases or answers, and the stream says so. */
async function happens(kind: string, alarms: Alarm[], records: object[] = []) {
  open = alarms;
  seq += 1;
  const touched = kind.startsWith('case.') ? [{ collection: 'cases', ids: [], bbox: [0, 0, 1, 1] }] : [];
  say('change', { seq, at: '', kind, touched, records });
  await act(() => vi.advanceTimersByTimeAsync(900));
  await settle();
}

const ofWall = (more: object) => {
  const [record] = world.records['walls'] as [{ readonly content: object }];
  world.records['walls'] = [{ ...record, content: { ...record.content, ...more } }];
};
const card = () => screen.queryByRole('alert', { name: '紧急案件' });
/** What stands in the header for the card. */
const line = () => screen.queryByRole('status', { name: '待确认的紧急案件' });
const header = () => document.querySelector('header')!.textContent;
const rings = () => [...mapSeen.props!.plane!.features('alarms')].map(({ id }) => id);

beforeEach(() => {
  [open, sounds, mayBegin] = [[], [], true];
  sessionStorage.clear();
  vi.stubGlobal('AudioContext', Context);
  server.use(
    http.get('/api/wall/alarms', () => HttpResponse.json({ seq, at: new Date(noon).toISOString(), alarms: open })),
  );
});

describe('a new urgent case', () => {
  it('has a card, one ring, and one sound at the instant at which all screens sound', async () => {
    await openWall();
    expect(card()).toBeNull();
    const since = serverTime();
    await happens('case.report', [urgent('11', since)]);
    for (const words of ['暴露垃圾', '坡子街，路东', '一中队', '20261122-0011', '12:00 起']) {
      expect(card()!.textContent).toContain(words);
    }
    expect(screen.queryByRole('button', { name: '确认' })).toBeNull();
    expect(rings()).toEqual(['11', '11/pulse']);
    expect(sounds).toEqual([]);
    await pass(10_000);
    expect(sounds).toEqual([expect.closeTo(since + 2_000, -2)]);
    expect(rings()).toEqual(['11']);
    await pass(120_000);
    expect(sounds).toHaveLength(1);
  });

  it('uncovers the scene after two minutes: a line of the header says the same until somebody answered', async () => {
    await openWall();
    await happens('case.report', [urgent('11', serverTime())]);
    await pass(118_000);
    expect([card() === null, line()]).toEqual([false, null]);
    await pass(3_000);
    expect(card()).toBeNull();
    expect(header()).toContain(line()!.textContent);
    for (const words of ['紧急 1 件', '暴露垃圾', '坡子街，路东', '一中队', '20261122-0011', '12:00 起']) {
      expect(line()!.textContent).toContain(words);
    }
    expect(screen.queryByRole('button', { name: '确认' })).toBeNull();
    await happens('case.report', [urgent('12', serverTime()), ...open]);
    expect(card()!.textContent).toContain('20261122-0012');
    expect(line()).toBeNull();
    await pass(121_000);
    expect(line()!.textContent).toContain('紧急 2 件');
    await happens('alarm-answers.create', [], [{ kind: 'alarm-answers', id: '12' }]);
    expect([card(), line()]).toEqual([null, null]);
  });

  it('does not cover the scene again when the page is loaded anew', async () => {
    const { unmount } = await openWall();
    await happens('case.report', [urgent('11', serverTime())]);
    await pass(121_000);
    unmount();
    const { unmount: again } = await openWall();
    expect([card(), line() === null]).toEqual([null, false]);
    again();
  });

  it('sounds at once when it came in a large import, of which the stream tells no single case', async () => {
    await openWall();
    open = [urgent('11', serverTime() - 3_600_000)];
    seq += 1;
    say('reload', { seq, collection: 'cases' });
    await pass(2_000);
    expect(card()!.textContent).toContain('20261122-0011');
    expect(sounds).toHaveLength(1);
  });

  it('is silent everywhere within a second once somebody answered it, also before it sounded', async () => {
    await openWall();
    await happens('case.report', [urgent('11', serverTime())]);
    await happens('alarm-answers.create', [], [{ kind: 'alarm-answers', id: '11' }]);
    expect(card()).toBeNull();
    expect(rings()).toEqual([]);
    await pass(5_000);
    expect(sounds).toEqual([]);
  });

  it('does not sound again when the page is loaded anew', async () => {
    const { unmount } = await openWall();
    await happens('case.report', [urgent('11', serverTime())]);
    await pass(5_000);
    unmount();
    await openWall();
    await pass(5_000);
    expect(card()).not.toBeNull();
    expect(sounds).toHaveLength(1);
  });

  it('has card and ring but no sound in quiet hours, nor when they are over', async () => {
    ofWall({ quietFrom: '11:00', quietUntil: '12:02' });
    await openWall();
    await happens('case.report', [urgent('11', serverTime())]);
    await pass(150_000);
    expect([line() === null, rings(), sounds]).toEqual([false, ['11'], []]);
  });

  it('is shown without a fault where the browser lets no page sound, and the header says so', async () => {
    mayBegin = false;
    await openWall();
    expect(header()).toContain('无声音');
    await happens('case.report', [urgent('11', serverTime())]);
    await pass(5_000);
    expect(card()).not.toBeNull();
    expect(sounds).toEqual([]);
  });

  it('is flown to where the wall says so, and left again by itself', async () => {
    ofWall({ alarmFly: true });
    await openWall();
    const before = mapSeen.props!.camera;
    await happens('case.report', [{ ...urgent('11', serverTime()), lon: 119.95, lat: 32.5 }]);
    expect(mapSeen.props!.camera).toMatchObject({ lng: expect.closeTo(119.95), lat: expect.closeTo(32.5) });
    await pass(118_000);
    expect(mapSeen.props!.camera).toEqual(before);
  });

  it('is followed by a scene that follows the newest, but only on walls that allow it', async () => {
    const [first] = world.records['scenes'] as [{ readonly content: { readonly map: object } }];
    const map = { ...first.content.map, camera: { mode: 'urgent' } };
    world.records['scenes'] = [{ ...first, content: { ...first.content, map } }];
    ofWall({ alarmFly: false, pinned: 'a' });
    await openWall();
    const before = mapSeen.props!.camera;
    await happens('case.report', [{ ...urgent('11', serverTime()), lon: 119.95, lat: 32.5 }]);
    expect(mapSeen.props!.camera).toEqual(before);
    ofWall({ alarmFly: true, pinned: 'a' });
    say('change', { seq: 99, at: '', kind: 'walls.change', touched: [], records: [{ kind: 'walls', id: 'w' }] });
    await pass(3_000);
    expect(mapSeen.props!.camera).toMatchObject({ lng: expect.closeTo(119.95), lat: expect.closeTo(32.5) });
    await pass(600_000);
    expect(mapSeen.props!.camera).toMatchObject({ lng: expect.closeTo(119.95) });
  });

  it('leads a list of those that nobody answered, and says how many more there are', async () => {
    await openWall();
    await happens(
      'case.report',
      ['11', '12', '13', '14'].map((id, at) => urgent(id, serverTime() - at * 60_000)),
    );
    expect(card()!.textContent).toContain('20261122-0011');
    expect(card()!.textContent).toContain('另有 1 件紧急案件待确认');
    await pass(10_000);
    expect(sounds).toHaveLength(3);
  });
});

describe('somebody at the wall who may answer', () => {
  it.each([
    ['on its card', noon],
    ['on the line of the header', noon - 3_600_000],
  ])('answers the newest with one click: %s', async (where, since) => {
    const bodies: unknown[] = [];
    server.use(
      http.get('/api/session', () =>
        HttpResponse.json({
          ...{ kind: 'person', id: 'p', name: '值班长', collections: 'all', csrf: 'csrf-1' },
          rights: ['map.read', 'wall.push'],
          signIn: { password: true, oidc: false, sample: [] },
        }),
      ),
      http.post('/api/changes', async ({ request }) => {
        bodies.push(await request.json());
        open = [];
        return HttpResponse.json({ seq: 30, id: 'x', records: [{ kind: 'alarm-answers', id: '11', version: 1 }] });
      }),
    );
    open = [urgent('11', since)];
    await openWall('wall=w&column=0&row=0');
    if (where !== 'on its card') await pass(121_000);
    expect(card() === null).toBe(where !== 'on its card');
    act(() => screen.getByRole('button', { name: '确认' }).click());
    await pass(1_000);
    expect([card(), line()]).toEqual([null, null]);
    expect(bodies).toEqual([
      {
        ...{ kind: 'alarm-answers.create', note: '', lines: [] },
        records: [{ kind: 'alarm-answers', id: '11', base: null, after: { number: '20261122-0011' } }],
      },
    ]);
  });
});
