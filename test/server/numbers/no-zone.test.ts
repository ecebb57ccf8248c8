import { expect, test } from 'vitest';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openNoZone } from '../../../server/numbers/no-zone.ts';
import { Touched, everywhere } from '../../../server/tiles/touched.ts';

const noon = Date.UTC(2026, 10, 22, 4);
const minute = 60_000;

/** A city whose ground is tested by hand. */
function world() {
  const touched = new Touched();
  const asked: { what: string; version: string; done: (value: object | Error) => void }[] = [];
  const versions: { id: string; content: object }[] = [];
  const noZone = openNoZone({
    index: { touched },
    log: { warn: () => undefined },
    reckoner: {
      reckon: ({ what, version }: { what: string; version: string }) =>
        new Promise<Buffer>((resolve, reject) =>
          asked.push({
            what,
            version,
            done: (value) =>
              value instanceof Error ? reject(value) : resolve(Buffer.from(JSON.stringify({ uncovered: value }))),
          }),
        ),
    },
    records: { all: (kind: string) => (kind === 'scheme-versions' ? versions : []) },
  } as unknown as Parameters<typeof openNoZone>[0]);
  const publish = (id: string, from: string, responsibilityKind = 'order'): void =>
    void versions.push({ id, content: { responsibilityKind, state: 'published', effectiveFrom: from, edits: 0 } });
  const answer = async (value: object | Error): Promise<void> => {
    asked.at(-1)!.done(value);
    await nextTurn();
  };
  return { noZone, asked, publish, answer, edit: () => touched.add('roads', everywhere) };
}

test('without a scheme in effect nothing is tested and nothing said', () => {
  const { noZone, asked, publish } = world();
  publish('cleaning', '2026-01-01T00:00:00Z', 'cleaning');
  publish('next', '2027-01-01T00:00:00Z');
  expect([noZone(noon), asked]).toEqual([null, []]);
});

test('the first answer is null, the next what the test found, tested once however often it is asked', async () => {
  const { noZone, asked, publish, answer } = world();
  publish('v1', '2026-01-01T00:00:00Z');
  expect([noZone(noon), noZone(noon)]).toEqual([null, null]);
  expect(asked).toMatchObject([{ what: 'uncovered', version: 'v1' }]);
  await answer({ squareMetres: 1200, metres: 80 });
  expect(noZone(noon + 5 * 60 * minute)).toEqual({ squareMetres: 1200, metres: 80 });
  expect(asked).toHaveLength(1);
});

test('it is tested anew after an edit of the ground, ten minutes apart, on another day, and with another version', async () => {
  const { noZone, asked, publish, answer, edit } = world();
  publish('v1', '2026-01-01T00:00:00Z');
  noZone(noon);
  await answer({ squareMetres: 1, metres: 1 });
  edit();
  expect([noZone(noon + 9 * minute)?.metres, asked.length]).toEqual([1, 1]);
  // What is known holds until the new one is.
  expect([noZone(noon + 10 * minute)?.metres, asked.length]).toEqual([1, 2]);
  await answer({ squareMetres: 2, metres: 2 });
  expect([noZone(noon + 30 * minute)?.metres, asked.length]).toEqual([2, 2]);
  expect([noZone(noon + 12 * 60 * minute)?.metres, asked.length]).toEqual([2, 3]);
  await answer({ squareMetres: 3, metres: 3 });
  publish('v2', '2026-11-22T17:00:00Z');
  // Of another version nothing is known yet.
  expect([noZone(noon + 14 * 60 * minute), asked.length, asked.at(-1)!.version]).toEqual([null, 4, 'v2']);
});

test('a test that failed is tried again, not at once', async () => {
  const { noZone, asked, publish, answer } = world();
  publish('v1', '2026-01-01T00:00:00Z');
  noZone(noon);
  await answer(new Error('busy'));
  expect([noZone(noon + minute), asked.length]).toEqual([null, 1]);
  expect([noZone(noon + 10 * minute), asked.length]).toEqual([null, 2]);
});
