import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Found } from '#domain/finding.ts';
import { matchFindings, type KeptFinding, type Matched } from '#domain/findings/match.ts';

const origin = [119.9, 32.49] as const;
/** Metres in a degree there. */
const perLng = 93_970;
const perLat = 110_905;

const at = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString();

function gap(from: number, to: number, more: Partial<Found> = {}): Found {
  const geometry: Geometry = {
    type: 'LineString',
    coordinates: [from, (from + to) / 2, to].map((x) => [origin[0] + x / perLng, origin[1]]),
  };
  const measured = more.measured === undefined ? to - from : more.measured;
  return {
    owner: 'street 青年路',
    subjects: [{ name: '青年路' }],
    geometry,
    place: `青年路 ${from}`,
    severity: 'middle',
    reason: 'gap',
    measured,
    limit: 500,
    measure: 'm',
    remedy: { do: 'add', places: [] },
    ...more,
  };
}

function square(x: number, y: number, side: number): Geometry {
  const corner = (dx: number, dy: number) => [origin[0] + (x + dx) / perLng, origin[1] + (y + dy) / perLat];
  return {
    type: 'Polygon',
    coordinates: [[corner(0, 0), corner(side, 0), corner(side, side), corner(0, side), corner(0, 0)]],
  };
}

/** One rule's findings over many runs. */
function follow() {
  let kept: readonly KeptFinding[] = [];
  let number = 0;
  let day = 0;
  return (now: readonly Found[]): Matched => {
    day += 1;
    const old = kept.filter(({ state }) => state !== 'merged');
    const matched = matchFindings({ rule: 'signs', old, now, at: at(day), newId: () => String(++number) });
    kept = matched.kept;
    return matched;
  };
}

const told = ({ events }: Matched): string[] =>
  events.map(({ finding, kind, other }) => `${finding} ${kind}${other === undefined ? '' : ` ${other}`}`);
const open = ({ kept }: Matched): string[] => kept.filter(({ state }) => state === 'open').map(({ id }) => id);

describe('a finding on a street', () => {
  it('stays the same through adding a sign, moving it, removing it and splitting the street', () => {
    const run = follow();
    expect(told(run([gap(0, 1400)]))).toEqual(['1 opened']);
    // A sign at 300: the gap behind it is left.
    expect(told(run([gap(300, 1400)]))).toEqual(['1 better']);
    // It is moved to 100.
    expect(told(run([gap(100, 1400)]))).toEqual(['1 worse']);
    // Moved to 800: two gaps, the greater keeps the number.
    expect(told(run([gap(0, 800), gap(800, 1400)]))).toEqual(['1 better', '2 split 1', '1 split 2']);
    // Removed: one again.
    const merged = run([gap(0, 1400)]);
    expect(told(merged)).toEqual(['1 worse', '2 merged 1', '1 merged 2']);
    expect(merged.kept.find(({ id }) => id === '2')).toMatchObject({ state: 'merged', mergedInto: '1' });
    // From 900 on the street is called otherwise.
    const other = { owner: 'street 迎春路' };
    expect(told(run([gap(0, 900), gap(900, 1400, other)]))).toEqual(['1 better', '3 split 1', '1 split 3']);
    expect(told(run([gap(900, 1400, { ...other, owner: 'street 迎春东路' })]))).toEqual(['1 mended']);
    const again = run([gap(0, 880), gap(900, 1400, { ...other, owner: 'street 迎春东路' })]);
    expect(told(again)).toEqual(['1 reopened']);
    expect(again.kept.find(({ id }) => id === '1')).toMatchObject({ since: at(1), state: 'open', measured: 880 });
    expect(again.kept.find(({ id }) => id === '1')).not.toHaveProperty('mendedAt');
  });

  it('is another one where only the end is common', () => {
    const run = follow();
    run([gap(0, 700)]);
    expect(told(run([gap(700, 1400)]))).toEqual(['2 opened', '1 mended']);
  });

  it('is not taken for the one on the other side of the street', () => {
    const run = follow();
    const [left, right] = [{ owner: 'street 青年路 左' }, { owner: 'street 青年路 右' }];
    run([gap(0, 700, left), gap(0, 700, right)]);
    expect(told(run([gap(0, 700, right)]))).toEqual(['2 mended']);
    expect(told(run([gap(0, 700, left), gap(0, 700, right)]))).toEqual(['2 reopened']);
  });

  it('tells many small steps once they are a great one', () => {
    const run = follow();
    run([gap(0, 1000)]);
    expect(told(run([gap(0, 1006)]))).toEqual([]);
    expect(told(run([gap(0, 1009)]))).toEqual([]);
    expect(told(run([gap(0, 1012)]))).toEqual(['1 worse']);
  });

  it('became neither worse nor better where only the limit is another', () => {
    const run = follow();
    run([gap(0, 800)]);
    const [one] = run([gap(0, 800, { limit: 300, severity: 'high' })]).changed;
    expect(one).toMatchObject({ id: '1', limit: 300, changedAt: at(1) });
  });
});

describe('other findings', () => {
  it('stay by aspect wherever they lie, one each of an owner', () => {
    const run = follow();
    const item = (aspect: string, x: number, measured: number | null): Found =>
      gap(0, 1, { owner: 'sites 7', aspect, geometry: square(x, 0, 20), measured, measure: 'missing', limit: 0 });
    expect(told(run([item('letter', 0, 1), item('platform', 0, 1)]))).toEqual(['1 opened', '2 opened']);
    expect(told(run([item('platform', 500, 3)]))).toEqual(['2 worse', '1 mended']);
    expect(told(run([item('letter', 900, 1), item('platform', 0, 3)]))).toEqual(['1 reopened']);
  });

  it('stay where an area grows, splits in two and is the sliver it was', () => {
    const run = follow();
    const patch = (x: number, y: number, side: number): Found =>
      gap(0, 1, { owner: 'area', geometry: square(x, y, side), measured: side * side, measure: 'm²', limit: 0 });
    expect(told(run([patch(0, 0, 100)]))).toEqual(['1 opened']);
    expect(told(run([patch(-20, -20, 140)]))).toEqual(['1 worse']);
    expect(told(run([patch(-20, -20, 60), patch(50, 50, 70)]))).toEqual(['1 better', '2 split 1', '1 split 2']);
    const sliver = (wide: number): Found => {
      const [a, b] = [
        [origin[0], origin[1]],
        [origin[0] + 0.01, origin[1] + 0.004],
      ];
      const geometry: Geometry = {
        type: 'Polygon',
        coordinates: [[a, b, [b[0]!, b[1]! + wide / perLat], [a[0]!, a[1]! + wide / perLat], a] as [number, number][]],
      };
      return gap(0, 1, { owner: 'zones', geometry, measured: wide, measure: 'm²', limit: 0 });
    };
    const thin = follow();
    thin([sliver(0.5)]);
    expect(told(thin([sliver(1.7)]))).toEqual(['1 worse']);
  });

  it('stay as the one of their owner where a thing moved', () => {
    const run = follow();
    const kiosk = (x: number): Found =>
      gap(0, 1, {
        owner: 'kiosks TP-005',
        geometry: { type: 'Point', coordinates: [origin[0] + x / perLng, origin[1]] },
        measured: x,
        limit: 5,
      });
    run([kiosk(12)]);
    expect(told(run([kiosk(80)]))).toEqual(['1 worse']);
  });
});

const founds = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 30 }), long: fc.integer({ min: 1, max: 15 }), of: fc.nat(2) }),
  { maxLength: 8 },
);
const asFound = (all: { from: number; long: number; of: number }[]): Found[] => {
  // A rule finds no place of an owner twice.
  const free = new Map<number, number>();
  return [...all]
    .sort((a, b) => a.from - b.from)
    .flatMap(({ from, long, of }) => {
      const begin = Math.max(from, free.get(of) ?? 0);
      free.set(of, begin + long);
      return [gap(begin * 100, (begin + long) * 100, { owner: `street ${of}` })];
    });
};

describe('whatever is found', () => {
  it('each is one open finding, no number is lost, and nothing happens when nothing changed', () => {
    fc.assert(
      fc.property(fc.array(founds, { minLength: 1, maxLength: 5 }), (runs) => {
        const run = follow();
        let known = new Set<string>();
        for (const all of runs) {
          const now = asFound(all);
          const matched = run(now);
          expect(open(matched).length).toBe(now.length);
          const places = matched.kept.filter(({ state }) => state === 'open').map(({ owner, place }) => owner + place);
          expect(places.sort()).toEqual(now.map(({ owner, place }) => owner + place).sort());
          const ids = new Set(matched.kept.map(({ id }) => id));
          expect(ids.size).toBe(matched.kept.length);
          for (const id of known) expect(ids).toContain(id);
          known = new Set(matched.kept.filter(({ state }) => state !== 'merged').map(({ id }) => id));
        }
        const last = run(asFound(runs.at(-1)!));
        expect(last.events).toEqual([]);
        expect(last.changed).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which it is told', () => {
    fc.assert(
      fc.property(founds, founds, fc.infiniteStream(fc.nat(1000)), (first, second, random) => {
        const shuffled = <T>(all: readonly T[]): T[] =>
          all
            .map((one) => [random.next().value as number, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        const match = (old: readonly KeptFinding[], now: readonly Found[], from: number): Matched => {
          let number = from;
          return matchFindings({ rule: 'signs', old, now, at: at(from + 1), newId: () => String(++number) });
        };
        const old = match([], asFound(first), 0).kept;
        const straight = match(old, asFound(second), 100);
        const mixed = match(shuffled(old), shuffled(asFound(second)), 100);
        expect(mixed).toEqual(straight);
      }),
      { numRuns: 150 },
    );
  });

  it('is told from all the others within moments, where half of eight thousand are gone and as many came', () => {
    const many = (from: number): Found[] =>
      Array.from({ length: 8_000 }, (_, i) => {
        const at = 200 * (i % 2 === 0 ? i + from : i);
        return gap(at, at + 100, { owner: `street ${at}` });
      });
    const run = follow();
    run(many(0));
    const begun = performance.now();
    const { events } = run(many(20_000));
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(Map.groupBy(events, ({ kind }) => kind).get('mended')).toHaveLength(4_000);
    expect(open(run(many(0)))).toHaveLength(8_000);
  });
});
