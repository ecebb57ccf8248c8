import type { Place } from '#domain/network/travel-matrix.ts';
import type { PlaneFeature } from '../map/plane/contract.ts';
import type { Held } from './api.ts';
import type { Timed } from './desk.ts';

/** A route's legs as they are driven, by the index of the crew; what is not known yet is drawn straight. */
export type Ways = ReadonlyMap<number, readonly (readonly Place[])[]>;

/** Routes of a draft on the map: lines, numbered stops, where crews begin, and the stops left out. */
export function draftFeatures({ problem, rounds, out }: Timed, chosen: number | undefined, ways: Ways): PlaneFeature[] {
  const { crews, stops } = problem;
  const at = new Map(stops.map((stop, i) => [stop.id, i]));
  const features = rounds.flatMap(({ visits }, crew): PlaneFeature[] => {
    const { name, lon, lat } = crews[crew]!;
    const tone = { tone: crew, ...(chosen !== undefined && chosen !== crew && { faint: true }) };
    const places = visits.map(({ stop }) => placeOf(stops[at.get(stop)!]!));
    const known = ways.get(crew);
    const line = known?.length === places.length ? known.flat() : [[lon, lat] as const, ...places];
    return [
      ...(places.length === 0
        ? []
        : [
            {
              id: `route ${crew}`,
              geometry: { type: 'LineString' as const, coordinates: line.map((place) => [...place]) },
              properties: { is: 'route', ...tone, ...(known === undefined && { straight: true }) },
            },
          ]),
      { id: `start ${crew}`, geometry: point([lon, lat]), properties: { is: 'start', label: name, ...tone } },
      ...visits.map(({ stop, late }, i) => ({
        id: `stop ${stop}`,
        geometry: point(places[i]!),
        properties: { is: 'stop', label: String(i + 1), ...tone, ...(late && { late: true }) },
      })),
    ];
  });
  const left = out.map((index) => ({
    id: `out ${stops[index]!.id}`,
    geometry: point(placeOf(stops[index]!)),
    properties: { is: 'stop', label: '·', tone: 0, faint: true },
  }));
  return [...left, ...features];
}

/** A published plan with what came of it: stops that nobody came to in time are marked, cases elsewhere are dots. */
export function heldFeatures({ plan, stops, unforeseen }: Held, chosen: number | undefined): PlaneFeature[] {
  const missed = new Set(
    stops.filter((one) => one.missed !== undefined && one.missed !== 'not-over').map(({ stop }) => stop.id),
  );
  const features = plan.content.routes.flatMap(({ stops: own }, crew): PlaneFeature[] => {
    const tone = { tone: crew, ...(chosen !== undefined && chosen !== crew && { faint: true }) };
    const line: PlaneFeature[] =
      own.length < 2
        ? []
        : [
            {
              id: `route ${crew}`,
              geometry: { type: 'LineString', coordinates: own.map(({ lon, lat }) => [lon, lat]) },
              properties: { is: 'route', straight: true, ...tone },
            },
          ];
    const points = own.map((stop, i) => ({
      id: `stop ${stop.id}`,
      geometry: point(placeOf(stop)),
      properties: { is: 'stop', label: String(i + 1), ...tone, ...(missed.has(stop.id) && { late: true }) },
    }));
    return [...line, ...points];
  });
  const others = unforeseen.map((one) => ({
    id: `case ${one.id}`,
    geometry: point(placeOf(one)),
    properties: { is: 'start', label: '', tone: 7, known: true },
  }));
  return [...others, ...features];
}

function placeOf({ lon, lat }: { readonly lon: number; readonly lat: number }): Place {
  return [lon, lat];
}

function point(place: Place) {
  return { type: 'Point' as const, coordinates: [...place] };
}
