import { expect, it } from 'vitest';
import { createLeftOut } from '../../../server/checks/left-out.ts';
import type { Ground } from '#domain/zones/content.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { letteredCoverage } from '../../worlds/lettered-coverage.ts';

const zone = { is: 'zone', content: { number: 'SR-001', name: '一', kindOfPlace: 'block' } } as unknown as Ground;
const pond: Ground = { is: 'left-out', reason: 'water', note: '' };

it('knows the ground that the scheme in effect leaves out, and of the next one from its instant on', async () => {
  const coverages = new Map([
    ['v1', letteredCoverage(['aab'], { a: zone, b: pond })],
    ['v2', letteredCoverage(['abb'], { a: zone, b: pond })],
  ]);
  const version = (id: string, effectiveFrom: string) => ({
    kind: 'scheme-versions',
    id,
    version: 1,
    content: { responsibilityKind: 'order', state: 'published', effectiveFrom },
  });
  let now = Date.parse('2026-11-01T00:00:00Z');
  const versions = [version('v1', '2026-10-01T00:00:00Z'), version('v2', '2026-12-01T00:00:00Z')];
  const leftOut = createLeftOut({
    schemes: { encodedOf: async (id) => ({ coverage: encodeCoverage(coverages.get(id)!), number: 0 }) },
    records: { get: () => undefined, all: () => versions },
    now: () => now,
  });
  expect(leftOut.of('order')).toEqual([]);
  const width = async (): Promise<number> => {
    await leftOut.refresh();
    const [ground] = leftOut.of('order');
    const lons = (ground!.coordinates as [number, number][][]).flat().map(([lon]) => lon);
    return Math.round((Math.max(...lons) - Math.min(...lons)) * 1e3);
  };
  expect(await width()).toBe(1);
  expect(leftOut.of('cleaning')).toEqual([]);
  now = Date.parse('2026-12-02T00:00:00Z');
  expect(await width()).toBe(2);
});
