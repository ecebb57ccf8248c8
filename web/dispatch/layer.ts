import type { PlaneFeature } from '../map/plane/contract.ts';
import type { ShownPlan, ShownRoute } from './plan-view.ts';

type Place = readonly [number, number];

/** The line of a leg as the crew goes it; undefined: not known (yet), a straight one is drawn. */
export type LegLine = (from: Place, to: Place) => readonly Place[] | undefined;

/**
 * A plan as the map draws it: each crew, its way and its numbered stops, and what nobody does.
 * @param chosen the crew that is looked at; the others are drawn faint
 */
export function planFeatures(plan: ShownPlan, chosen: string | undefined, lineOf: LegLine): PlaneFeature[] {
  return [
    ...plan.routes.flatMap((route) => routeFeatures(route, chosen !== undefined && chosen !== route.crew.name, lineOf)),
    ...plan.unplanned.map(({ of }): PlaneFeature =>
      stop(`unplanned-${of.id}`, of.place, '?', plan.routes.length, true, false),
    ),
  ];
}

function routeFeatures({ crew, tone, visits }: ShownRoute, faint: boolean, lineOf: LegLine): PlaneFeature[] {
  const { name, place, isFix } = crew;
  const ends = [...(place === undefined ? [] : [place]), ...visits.map(({ of }) => of.place)];
  const legs = ends.slice(1).map((to, i): PlaneFeature => {
    const line = lineOf(ends[i]!, to);
    return {
      id: `leg-${name}-${i}`,
      geometry: { type: 'LineString', coordinates: (line ?? [ends[i]!, to]).map((at) => [...at]) },
      properties: { is: 'route', tone, faint, straight: line === undefined },
    };
  });
  return [
    ...legs,
    ...visits.map(({ of, number, late }) => stop(`stop-${of.id}`, of.place, String(number), tone, late > 0, faint)),
    ...(place === undefined
      ? []
      : [
          {
            id: `crew-${name}`,
            geometry: { type: 'Point' as const, coordinates: [...place] },
            properties: { is: 'start', tone, faint, label: name, known: isFix },
          },
        ]),
  ];
}

function stop(id: string, place: Place, label: string, tone: number, late: boolean, faint: boolean): PlaneFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: [...place] },
    properties: { is: 'stop', tone, late, faint, label },
  };
}

/** The case whose stop lies nearest to a place, within so many metres. */
export function caseAt(plan: ShownPlan, [lon, lat]: Place, metres: number): string | undefined {
  const tasks = [
    ...plan.routes.flatMap(({ visits }) => visits.map(({ of }) => of)),
    ...plan.unplanned.map(({ of }) => of),
  ];
  const perDegree = 111_320;
  const near = tasks
    .map(({ id, place }) => ({
      id,
      away: Math.hypot((place[0] - lon) * perDegree * Math.cos((lat * Math.PI) / 180), (place[1] - lat) * perDegree),
    }))
    .filter(({ away }) => away <= metres)
    .sort((a, b) => a.away - b.away);
  return near[0]?.id;
}
