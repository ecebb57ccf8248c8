import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { mergeGrounds, setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { touchedBy } from '../../../../web/zones/desk-engine.ts';
import { deltaOfPatch, patchOf } from '../../../../web/zones/panels/coverage-patch.ts';
import { packArcs, unpackArcs } from '../../../../web/zones/panels/packed-arcs.ts';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';
import { zone } from './world.tsx';

const grounds = { A: zone('甲'), B: zone('乙'), C: zone('丙'), D: zone('丁') };
const drawn = () => letteredCoverage(['AABB', 'ACCB', 'A.CD', 'DDDD'], grounds);

describe('arcs', () => {
  it('are the same after they were packed', () => {
    const coverage = drawn();
    const owners = [...coverage.grounds.keys()];
    const copy = Coverage.of(coverage.grounds, unpackArcs(packArcs(coverage.arcs(), owners), owners));
    expect(encodeCoverage(copy)).toEqual(encodeCoverage(coverage));
  });
});

describe('a copy of a coverage', () => {
  it('stands as the coverage does when it follows what edits touched, however many come at once', () => {
    const step = fc.record({
      what: fc.constantFrom('move', 'merge', 'say'),
      which: fc.nat(1000),
      by: fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 })),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const coverage = drawn();
        const copy = drawn();
        const touched = new Set<string>();
        for (const { what, which, by } of steps) {
          const owners = [...coverage.grounds.keys()];
          const owner = owners[which % owners.length]!;
          const places = [...coverage.arcs()].flatMap(({ points }) => [...points]);
          const from = places[which % places.length]!;
          const made =
            what === 'move'
              ? moveVertices(coverage, [{ from, to: [from[0] + by[0], from[1] + by[1]] }])
              : what === 'merge'
                ? mergeGrounds(coverage, [owners[0]!, owner], owner)
                : setContents(coverage, [{ id: owner, ground: zone(`新${which}`) }]);
          if (!made.ok || !coverage.apply(made.value).ok) continue;
          for (const one of touchedBy(made.value)) touched.add(one);
        }
        const applied = copy.apply(deltaOfPatch(copy, structuredClone(patchOf(coverage, touched))));
        expect(applied.ok).toBe(true);
        expect(encodeCoverage(copy)).toEqual(encodeCoverage(coverage));
      }),
      { numRuns: 60 },
    );
  });

  it('is sent no more than the borders of what was touched', () => {
    const coverage = drawn();
    const { arcs } = patchOf(coverage, ['', 'D']);
    expect(arcs.length).toBeLessThan(coverage.arcCount);
    expect(arcs.every(({ left, right }) => left === 'D' || right === 'D')).toBe(true);
    expect(deltaOfPatch(Coverage.of(coverage.grounds, coverage.arcs()), patchOf(coverage, ['D']))).toEqual({
      removed: [],
      added: [],
      grounds: [{ id: 'D', before: grounds.D, after: grounds.D }],
    });
  });
});
