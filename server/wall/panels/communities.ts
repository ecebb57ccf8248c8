import type { MultiPolygon, Polygon } from 'geojson';
import { numberChoices } from '#domain/cases/numbers/choices.ts';
import type { Feature } from '#domain/feature.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import { CommunityCounter, isOn, type PartnerCommunity } from '#domain/wall/community-counter.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { partnersOf } from '#domain/wall/partners.ts';
import type { Context } from '../../context.ts';
import { openFindingsIn } from '../../findings/reader.ts';
import { eachCase } from '../../queue/reader.ts';
import { keptUntil } from '../kept-until.ts';

type Sources = Pick<Context, 'index' | 'records' | 'register' | 'store'>;

/** Opens the partner communities: which they are is read once for as long as the divisions stay the same. */
export function openCommunities(sources: Sources): (at: number) => Promise<Figures['communities']> {
  const { index, register } = sources;
  const partners = keptUntil(index, 'divisions', async () => {
    const listed = index.list('divisions', { equals: {} }, undefined, 'current', 0, Number.MAX_SAFE_INTEGER);
    const rows: Feature[] = await register.rows(
      'divisions',
      listed.map(({ fid }) => fid),
    );
    return partnersOf(rows);
  });
  return async (at) => {
    const rows = [];
    for (const partner of await partners()) {
      const { community, district, ground } = partner;
      rows.push({
        ...{ community, district },
        ...(await casesIn(sources, partner, at)),
        faults: await faultsOn(sources, ground, at),
      });
    }
    return rows;
  };
}

function casesIn({ index, records }: Sources, partner: PartnerCommunity, at: number) {
  const choices = numberChoices(records);
  const bbox = bboxOf(partner.ground);
  return index.read('cases', function* (points) {
    const counter = new CommunityCounter(partner, at, choices);
    const query = { filter: { equals: {} }, bbox, none: [], frame: counter.frame };
    yield* eachCase(points, query, (facts, block, slot) =>
      counter.add(facts, lngOf(block.x[slot]!), latOf(block.y[slot]!)),
    );
    return { ...counter.counts };
  });
}

/** Features that checks found something wrong with, each once. */
async function faultsOn(sources: Sources, ground: Polygon | MultiPolygon, at: number): Promise<number> {
  const facilities = new Set<string>();
  for (const { geometry, subjects } of await openFindingsIn(sources, bboxOf(ground), at)) {
    const place = representativeOf(geometry);
    if (place === undefined || !isOn(ground, ...place)) continue;
    const [first] = subjects;
    if (first?.collection !== undefined && first.id !== undefined) facilities.add(`${first.collection} ${first.id}`);
  }
  return facilities.size;
}
