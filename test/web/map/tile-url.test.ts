import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnAt } from '../../../web/map/look.ts';
import { tileTemplate, trimTileUrl } from '../../../web/map/tile-url.ts';
import { looks } from '../../../web/screens/looks.ts';

const origin = 'http://127.0.0.1:8931';
const ids = looks.map((look) => look.id);

describe('tile addresses', () => {
  it('name the collections in drawing order and carry the filter', () => {
    const template = tileTemplate(origin, looks, ['cases', 'roads', 'zones'], {
      equals: { action: ['2'], status: ['handling', 'closed'] },
      current: 1_795_276_800,
    });
    expect(template).toBe(
      `${origin}/tiles/zones,roads,cases/{z}/{x}/{y}?action=2&status=closed%2Chandling&current=2026-11-21T16%3A00%3A00Z`,
    );
  });

  it('are the same whatever order the layers were switched on in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), (layers) => {
        const sorted = [...layers].sort();
        expect(tileTemplate(origin, looks, layers, { equals: {} })).toBe(
          tileTemplate(origin, looks, sorted, { equals: {} }),
        );
      }),
    );
  });

  it('leave out what is not drawn at their zoom, and filter columns that only it has', () => {
    const url = `${origin}/tiles/unit-grid,zones,litter-bins/12/3412/1661?state=a%2Cb&kindOfPlace=block&current=2026-11-21T16%3A00%3A00Z`;
    expect(trimTileUrl(url, looks)).toBe(
      `${origin}/tiles/zones/12/3412/1661?kindOfPlace=block&current=2026-11-21T16%3A00%3A00Z`,
    );
    expect(trimTileUrl(url.replace('/12/', '/13/'), looks)).toContain('/tiles/unit-grid,zones/13/3412/1661?kind');
    expect(trimTileUrl(url.replace('/12/', '/14/'), looks)).toBe(url.replace('/12/', '/14/'));
  });

  it('of anything but our tiles pass unchanged', () => {
    for (const url of [`${origin}/basemap/local/12/3412/1661`, `${origin}/tiles/zones`, 'blob:http://127.0.0.1/x']) {
      expect(trimTileUrl(url, looks)).toBe(url);
    }
  });
});

describe('what is drawn at a zoom', () => {
  it('begins with each look’s own zoom, exactly', () => {
    expect(drawnAt(looks, ['unit-grid', 'cases'], 12.99)).toEqual(['cases']);
    expect(drawnAt(looks, ['unit-grid', 'cases'], 13)).toEqual(['unit-grid', 'cases']);
  });
});
