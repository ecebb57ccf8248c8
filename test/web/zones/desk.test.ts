import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground } from '#domain/zones/content.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { useDesk } from '../../../web/zones/desk.ts';
import { corner, letteredCoverage, side } from '../../worlds/lettered-coverage.ts';
import { network, SchemeServer } from './scheme-server.ts';

const zone = (number: string): Ground => ({ is: 'zone', content: { number, name: number, kindOfPlace: 'block' } });
const grounds = { a: zone('A'), b: zone('B'), c: zone('C'), d: zone('D') };
/** Four in a row: between them three borders of one straight piece each. */
const world = () => letteredCoverage(['abcd'], grounds);
const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];

let server: SchemeServer;
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
beforeEach(() => {
  server = new SchemeServer(world());
  network.use(...server.handlers);
});
afterEach(() => {
  useDesk.getState().close();
  network.resetHandlers();
  localStorage.clear();
});

const desk = () => useDesk.getState();
const open = (mayEdit = true) => desk().open('v2', server.me, mayEdit);
const settled = () =>
  vi.waitFor(() => expect([desk().saving, desk().pending]).toEqual(['saved', []]), { timeout: 15_000 });
const shown = () => encodeCoverage(desk().draft!.coverage);
const move = (coverage: Coverage, from: Point, dx: number, dy = 0) =>
  moveVertices(coverage, [{ from, to: [from[0] + dx, from[1] + dy] }]);
const shift = (x: number, by: number) =>
  desk().perform({ kind: 'move', zones: [] }, (coverage) => move(coverage, at(x, 1), by));
const rename = (owner: keyof typeof grounds, name: string) =>
  desk().perform({ kind: 'content', zones: [] }, (coverage) => {
    const ground = coverage.grounds.get(owner) as Extract<Ground, { is: 'zone' }>;
    return setContents(coverage, [{ id: owner, ground: { ...ground, content: { ...ground.content, name } } }]);
  });
const otherMoves = (x: number, by: number) => {
  const made = move(server.coverage, at(x, 1), by);
  if (!made.ok) throw new Error(made.error.reason);
  server.byOther(made.value);
};

describe('an edit on the desk', () => {
  it('is shown at once and posted in the background, one after the other', async () => {
    await open();
    const before = desk().revision;
    expect(shift(1, 500)).toBe(true);
    expect(shift(2, 500)).toBe(true);
    expect([desk().revision, desk().pending.length]).toEqual([before + 2, 2]);
    await settled();
    expect(server.posts.map(({ body }) => body.base)).toEqual([0, 1]);
    expect(shown()).toEqual(encodeCoverage(server.coverage));
  });

  it('that is refused changes nothing and says why and where', async () => {
    await open();
    const before = shown();
    expect(shift(1, 3 * side)).toBe(false);
    expect(desk().refused?.reason).toBe('crosses');
    expect(desk().refused?.at).toBeDefined();
    expect([shown(), desk().pending, server.posts]).toEqual([before, [], []]);
  });

  it('is not made on a version that is no draft any more, nor without the right', async () => {
    await open(false);
    expect(shift(1, 500)).toBe(false);
    expect(desk().refused?.reason).toBe('read-only');
    server.state = 'submitted';
    await open();
    expect([desk().readOnly, shift(1, 500)]).toEqual([true, false]);
  });

  it('names whose ground it touched, so that only that is drawn anew', async () => {
    await open();
    shift(1, 500);
    expect([...(desk().touched as Set<string>)].sort()).toEqual(['', 'a', 'b']);
    await settled();
  });
});

describe('what waits', () => {
  it('is sent again by itself when the server is back', async () => {
    await open();
    const told = new Set<string>();
    const stop = useDesk.subscribe(({ saving }) => told.add(saving));
    server.next.push('busy');
    shift(1, 500);
    await settled();
    stop();
    expect(told).toContain('waiting');
    expect(server.posts.map(({ key }) => key)).toEqual([server.posts[0]!.key, server.posts[0]!.key]);
    expect(server.log).toHaveLength(1);
  });

  it('survives a reload: shown again at once, and sent', async () => {
    await open();
    server.next.push('away');
    shift(1, 500);
    await vi.waitFor(() => expect(desk().saving).toBe('waiting'), 15_000);
    const before = shown();
    desk().close();
    await open();
    expect(shown()).toEqual(before);
    await settled();
    expect(encodeCoverage(server.coverage)).toEqual(before);
  });

  it('is not made twice where only the answer got lost', async () => {
    await open();
    server.next.push('lost');
    shift(1, 500);
    rename('d', '新名');
    await vi.waitFor(() => expect(desk().saving).toBe('waiting'), 15_000);
    const before = shown();
    desk().close();
    await open();
    expect(shown()).toEqual(before);
    await settled();
    expect(server.log.map(({ label }) => label.kind)).toEqual(['move', 'content']);
  });

  it('of a page that was closed is taken over by the next one', async () => {
    await open();
    server.next.push('away');
    shift(1, 500);
    await vi.waitFor(() => expect(desk().saving).toBe('waiting'), 15_000);
    const before = shown();
    desk().close();
    const [key] = Object.keys(localStorage);
    localStorage.setItem(`${key}-of-another`, localStorage.getItem(key!)!);
    localStorage.removeItem(key!);
    await open();
    expect(shown()).toEqual(before);
    await settled();
    expect([server.log.length, localStorage.length]).toEqual([1, 0]);
  });

  it('goes on top of what others did elsewhere meanwhile', async () => {
    await open();
    otherMoves(3, 700);
    shift(1, 500);
    rename('a', '新名');
    await settled();
    expect(server.log.map(({ by }) => by)).toEqual(['person:other', server.me, server.me]);
    expect(shown()).toEqual(encodeCoverage(server.coverage));
    expect(desk().draft!.number).toBe(3);
  });

  it('others’ edits come by themselves when the record tells of them', async () => {
    await open();
    otherMoves(3, 700);
    desk().noteVersion(server.version);
    await vi.waitFor(() => expect(desk().draft!.number).toBe(1), 15_000);
    expect(shown()).toEqual(encodeCoverage(server.coverage));
  });
});

describe('undo and redo', () => {
  it('take back and make again one’s own edits, also after a reload, to the same bytes', async () => {
    await open();
    const states = [shown()];
    shift(1, 500);
    states.push(shown());
    rename('a', '新名');
    states.push(shown());
    await settled();
    desk().close();
    await open();
    expect([desk().canUndo, desk().canRedo]).toEqual([true, false]);
    desk().undo();
    expect(shown()).toEqual(states[1]);
    desk().undo();
    expect(shown()).toEqual(states[0]);
    expect(desk().canUndo).toBe(false);
    desk().redo();
    desk().redo();
    expect(shown()).toEqual(states[2]);
    expect(desk().canRedo).toBe(false);
    await settled();
    expect(server.log.map(({ undoes, redoes }) => undoes ?? redoes)).toEqual([undefined, undefined, 2, 1, 1, 2]);
  });

  it('name the edit rightly though others’ edits came before it was taken', async () => {
    await open();
    otherMoves(3, 700);
    shift(1, 500);
    desk().undo();
    await settled();
    expect(server.log.map(({ number, undoes }) => [number, undoes])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 2],
    ]);
  });

  it('leave alone what others did, and say so where they changed the same', async () => {
    await open();
    shift(1, 500);
    await settled();
    const made = move(server.coverage, [at(1, 1)[0] + 500, at(1, 1)[1]], 300);
    if (made.ok) server.byOther(made.value);
    desk().noteVersion(server.version);
    await vi.waitFor(() => expect(desk().draft!.number).toBe(2), 15_000);
    const before = shown();
    desk().undo();
    expect(desk().refused?.reason).toBe('changed-since');
    expect(shown()).toEqual(before);
  });
});

describe('two planners on one border', () => {
  const clash = async () => {
    await open();
    otherMoves(1, 700);
    shift(1, 500);
    rename('d', '新名');
    await vi.waitFor(() => expect(desk().conflict).toBeDefined(), 15_000);
  };

  it('the second gets theirs shown and mine set aside, nothing lost', async () => {
    await clash();
    const { conflict } = desk();
    expect(conflict!.edits.map(({ by }) => by)).toEqual(['person:other']);
    expect(conflict!.mine.map(({ label }) => label.kind)).toEqual(['move', 'content']);
    expect(conflict!.owners).toEqual(expect.arrayContaining(['a', 'b']));
    expect(shown()).toEqual(encodeCoverage(server.coverage));
    expect([desk().saving, rename('c', '别的')]).toEqual(['failed', false]);
    expect(desk().refused?.reason).toBe('conflict-open');
  });

  it('is still there after a reload', async () => {
    await clash();
    desk().close();
    await open();
    expect(desk().conflict?.mine.map(({ label }) => label.kind)).toEqual(['move', 'content']);
  });

  it('ends with what is made anew on the newest state', async () => {
    await clash();
    const label = { kind: 'move', zones: [] } as const;
    const remade = move(desk().draft!.coverage, [at(1, 1)[0] + 700, at(1, 1)[1]], -200);
    if (!remade.ok) throw new Error(remade.error.reason);
    expect(desk().resolve([{ label: { ...label, zones: [] }, delta: remade.value }])).toBe(true);
    await settled();
    expect(desk().conflict).toBeUndefined();
    expect(server.log).toHaveLength(2);
    expect(shown()).toEqual(encodeCoverage(server.coverage));
  });

  it('ends with theirs where mine is dropped', async () => {
    await clash();
    expect(desk().resolve([])).toBe(true);
    await settled();
    expect([server.log.length, localStorage.length]).toEqual([1, 0]);
  });

  it('so does an edit that the server refuses: set aside with its word', async () => {
    await open();
    const before = shown();
    server.next.push('refused');
    shift(1, 500);
    await vi.waitFor(() => expect(desk().conflict).toBeDefined(), 15_000);
    expect(desk().conflict!.refusal?.message).toBe('a sliver');
    expect(shown()).toEqual(before);
  });
});
