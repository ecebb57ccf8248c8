import { sideOf } from '#domain/streets/compass.ts';
import { cutterBy } from '../locate/cutter.ts';
import { bearingOf, sideStretches, stretchLine } from '../locate/road-sides.ts';
import type { Cover } from './cover.ts';
import type { AnsweringStreet } from './answering-street.ts';
import { byMeasured, type TestEntry, type TestItem } from './report.ts';
import type { Place, RoadGround } from './test-ground.ts';

/**
 * Road length without a zone, each side for itself, in metres along the middle of the road (`sideStretches`). Only sides that
 * lie in the built-up area count.
 */
export function testRoads(
  roads: readonly RoadGround[],
  { locator, owned, bare }: Cover,
  streetAt: AnsweringStreet,
): TestEntry {
  const cutter = cutterBy(locator);
  const items: TestItem[] = [];
  let of = 0;
  let figure = 0;
  for (const road of roads) {
    for (const stretch of sideStretches(road, cutter)) {
      const measured = stretch.to - stretch.from;
      if (stretch.is === owned || stretch.is === bare) of += measured;
      if (stretch.is !== bare) continue;
      figure += measured;
      const coordinates = stretchLine(road, stretch);
      const at = coordinates[Math.floor(coordinates.length / 2)] as Place;
      const street = streetAt(at);
      items.push({
        key: `${road.id},${stretch.hand},${Math.round(stretch.from)}`,
        subject: { kind: 'road', id: road.id, ...(road.name === undefined ? {} : { name: road.name }) },
        at,
        geometry: { type: 'LineString', coordinates },
        measured,
        unit: 'm',
        side: sideOf(bearingOf(road), stretch.hand),
        ...(street === undefined ? {} : { street }),
      });
    }
  }
  return { test: 'road', figure, unit: 'm', of, items: items.sort(byMeasured) };
}
