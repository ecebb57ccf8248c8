import { queryOptions } from '@tanstack/react-query';
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { Bbox } from '../contract.ts';
import { requestJson } from '../../state/request.ts';

/** A feature of the city as the standard's interface gives it. */
export interface CityFeature<G> {
  readonly id: string;
  readonly geometry: G | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** So many features of a kind are drawn on a sheet at most; a city's roads between crossings are some thousands. */
const most = 10_000;

function itemsQuery<G>(collection: string, bbox: Bbox) {
  const box = bbox.map((degrees) => degrees.toFixed(6)).join(',');
  return queryOptions({
    queryKey: ['sheet-ground', collection, box],
    queryFn: async ({ signal }) => {
      const path = `/ogc/collections/${collection}/items?f=json&limit=${most}&bbox=${box}`;
      return (await requestJson<{ features: readonly CityFeature<G>[] }>(path, signal)).features;
    },
    staleTime: 300_000,
  });
}

/** Road sections that a sheet shows. */
export const roadsQuery = (bbox: Bbox) => itemsQuery<LineString | MultiLineString>('roads', bbox);

/** River sections that a sheet shows: the middle of the water, with its width in metres. */
export const riversQuery = (bbox: Bbox) => itemsQuery<LineString | MultiLineString>('river-sections', bbox);

/** The built-up area, for the map of a whole scheme. */
export const extentsQuery = (bbox: Bbox) => itemsQuery<Polygon | MultiPolygon>('city-extents', bbox);
