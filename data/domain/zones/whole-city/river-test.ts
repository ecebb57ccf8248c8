import { measureLine, placeAt } from '#domain/streets/chainage.ts';
import { byMeasured, type TestEntry } from './report.ts';
import type { RiverGround } from './test-ground.ts';

/** What plan 2.3.4 wants of a section: 分类, 分片, 定人, 定岗. */
const wanted = ['riverClass', 'piece', 'officer', 'post'] as const;

/** River sections without class, piece, person or post; measured in what is missing. */
export function testRivers(rivers: readonly RiverGround[]): TestEntry {
  const items = rivers
    .map((river) => ({ river, missing: wanted.filter((field) => river[field] === undefined) }))
    .filter(({ missing }) => missing.length > 0)
    .map(({ river, missing }) => {
      const measured = measureLine(river.line);
      return {
        key: river.id,
        subject: { kind: 'river-section' as const, id: river.id, number: river.number, name: river.name },
        at: placeAt(measured, measured.length / 2).position,
        geometry: { type: 'LineString' as const, coordinates: river.line.map(([lon, lat]) => [lon, lat]) },
        measured: missing.length,
        unit: 'count' as const,
        missing,
      };
    });
  return {
    test: 'river',
    figure: rivers.length === 0 ? null : items.length,
    unit: 'count',
    of: rivers.length,
    items: items.sort(byMeasured),
  };
}
