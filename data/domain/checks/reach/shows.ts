import type { MultiPolygon, Position } from 'geojson';
import type { FindingSubject } from '#domain/finding.ts';
import { placeBeyond } from '#domain/geometry/measure.ts';
import { lineBetween } from '#domain/network/spots.ts';
import { subjectOf, titleOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import { placedOn, selected, slack } from './demand.ts';
import { siteInWords } from './found.ts';
import { outlineOf } from './ground/patches.ts';
import { reachWays, type ReachWay } from './kind.ts';
import { demandOf, type Outcome } from './outcome.ts';
import type { Both, ReachShown } from './shown.ts';

/** Everything of a rule of reach that is drawn and told beside its findings. */
export function shown(outcome: Outcome, city: CheckCity): ReachShown {
  const { params, base, places, measured, open, plan, state } = outcome;
  const { ground, network, pieces } = base;
  const all = placedOn(base, selected(city, params.facilities));
  const facilities = all.features.map((feature, i) => ({
    subject: named(feature),
    lon: all.lon[i]!,
    lat: all.lat[i]!,
    counts: fulfils(feature.properties, params.counts),
  }));
  // One more than there are sites: what none closes.
  const closed = Array.from({ length: plan.sites.length + 1 }, () => ({
    places: [] as FindingSubject[],
    area: 0,
    road: 0,
  }));
  const closedBy = (index: number) => closed.at(plan.siteOf[index]!)!;
  const [firstPlace, firstPiece] = [open.cells.length, open.cells.length + open.places.length];
  for (const [i, cell] of open.cells.entries()) closedBy(i).area += ground.size[cell]!;
  for (const [i, p] of open.places.entries()) closedBy(firstPlace + i).places.push(named(places.features[p]!));
  for (const [i, piece] of open.pieces.entries()) {
    closedBy(firstPiece + i).road += pieces.to[piece]! - pieces.from[piece]!;
  }
  return {
    metres: params.metres,
    by: params.by,
    facilities,
    circles: {
      type: 'MultiPolygon',
      coordinates: facilities.filter(({ counts }) => counts).map(({ lon, lat }) => [circle(lon, lat, params.metres)]),
    },
    area: both((by): MultiPolygon => ({
      type: 'MultiPolygon',
      coordinates: outcome.patches[by].patches.map((_, i) => outlineOf(ground, outcome.patches[by], i + 1)),
    })),
    roads: both((by) => {
      const { edge, from, to } = measured.roads[by];
      return { type: 'MultiLineString', coordinates: edge.map((e, i) => lineBetween(network, e, from[i]!, to[i]!)) };
    }),
    places: places.features.map((feature, p) => ({
      subject: named(feature),
      lon: places.lon[p]!,
      lat: places.lat[p]!,
      metres: both((by) => (measured.place[by][p]! < Infinity ? measured.place[by][p]! : null)),
      isReached: both((by) => measured.place[by][p]! <= params.metres + slack),
    })),
    sites: plan.sites.map((site, i) => ({ place: siteInWords(site, city), ...closed[i]! })),
    proven: plan.proven,
    atLeast: plan.atLeast,
    unclosed: closed.at(-1)!,
    demand: demandOf(base, places),
    figures: state.figures,
    cell: ground.cell,
  };
}

function both<T>(of: (by: ReachWay) => T): Both<T> {
  return Object.fromEntries((Object.keys(reachWays) as ReachWay[]).map((by) => [by, of(by)])) as Both<T>;
}

function named(feature: CheckFeature) {
  return { ...subjectOf(feature), name: titleOf(feature) };
}

const corners = 48;

/** Counter-clockwise, to a decimetre. */
function circle(lon: number, lat: number, metres: number): Position[] {
  const ring = Array.from({ length: corners }, (_, i) =>
    placeBeyond([lon, lat], -(i / corners) * 360, metres).map((degrees) => Number(degrees.toFixed(6))),
  );
  return [...ring, ring[0]!];
}
