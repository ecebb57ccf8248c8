import { dayOf } from '#domain/calendar/work-calendar.ts';
import { repeatPlaces, type PlacedCase, type RepeatPlace } from '#domain/cases/numbers/repeat-places.ts';
import { latOf, lngOf, worldX, worldY } from '#domain/geometry/tile.ts';
import { marketCandidates, weakPlaces } from '#domain/hotspots/weak-places.ts';
import { cellDetails } from './cell-details.ts';
import type { HotAnswer, HotQuestion } from './orders.ts';
import type { Chosen, Picture } from './picture.ts';
import { marks } from './selection.ts';

type Asked<Q extends HotQuestion['ask']> = Extract<HotQuestion, { ask: Q }>;

/** Places where the same came again, the largest first. */
export function repeatAnswer(chosen: Chosen, asked: Asked<'repeat'>): Extract<HotAnswer, { repeat: unknown }> {
  const found = repeatsOf(chosen, asked);
  return { repeat: found.slice(0, asked.first), n: found.length };
}

function repeatsOf(
  chosen: Chosen,
  { since, limits }: Pick<Asked<'repeat'>, 'since' | 'limits'>,
): readonly RepeatPlace[] {
  const steps = repeatPlaces(placedCases(chosen, since), limits);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The weak places, those with the highest z first. */
export function weakOf(picture: Picture, asked: Asked<'weak'>): Extract<HotAnswer, { weak: unknown }> {
  const { lattice, cells } = picture;
  const repeated = new Set<string>();
  for (const { centre } of repeatsOf(picture, asked)) {
    const cell = lattice.locate(worldX(centre.lon), worldY(centre.lat));
    if (cell >= 0) repeated.add(lattice.ids[cell]!);
  }
  const found = weakPlaces(cells, (id) => repeated.has(id), asked).sort((a, b) => b.cell.z - a.cell.z);
  const told = found.slice(0, asked.first);
  const details = cellDetails(
    picture,
    told.map(({ cell }) => cell),
  );
  return { weak: told.map(({ because }, i) => ({ detail: details[i]!, because })), n: found.length };
}

/** The roadside markets that may be there, those of the most weeks first. */
export function marketsOf(
  picture: Picture,
  { weeks, first }: Asked<'markets'>,
): Extract<HotAnswer, { markets: unknown }> {
  const { selection, counts, lattice, cells } = picture;
  const found = marketCandidates({ count: selection.count, at: selection.at, cellOf: counts.cellOf }, { weeks });
  const told = found.slice(0, first);
  const ids = [...new Set(told.map(({ cell }) => lattice.ids[cell]!))];
  const details = cellDetails(
    picture,
    cells.filter(({ id }) => ids.includes(id)),
  );
  const byId = new Map(details.map((detail) => [detail.cell.id, detail]));
  return {
    markets: told.map((market) => ({ detail: byId.get(lattice.ids[market.cell]!)!, market })),
    n: found.length,
  };
}

function placedCases({ selection, words }: Chosen, since: number): PlacedCase[] {
  const found: PlacedCase[] = [];
  const { fid, x, y, at, classCode, mark } = selection;
  for (let i = 0; i < selection.count; i++) {
    if (at[i]! < since) continue;
    const kind = (mark[i]! & marks.component) === 0 ? 'matter' : 'component';
    found.push({
      id: fid[i]!,
      lon: lngOf(x[i]!),
      lat: latOf(y[i]!),
      kind: `${kind} ${words.classCodes[classCode[i]!]!}`,
      day: dayOf(at[i]! * 1000),
    });
  }
  return found;
}
