import type { LineString, MultiLineString, Position } from 'geojson';
import { requestJson } from '../state/request.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** Roads and rivers a city has within some hundred metres are fewer. */
const most = 2_000;

/** The middle lines of roads and rivers that meet a box, exactly as they are stored; degrees WGS84. */
export async function fetchCityLines(box: Box): Promise<readonly (readonly Position[])[]> {
  const bbox = box.map((degrees) => degrees.toFixed(6)).join(',');
  const answers = await Promise.all(
    ['roads', 'river-sections'].map((collection) =>
      requestJson<{ features: readonly { readonly geometry: LineString | MultiLineString | null }[] }>(
        `/ogc/collections/${collection}/items?f=json&limit=${most}&bbox=${bbox}`,
      ),
    ),
  );
  return answers
    .flatMap(({ features }) => features)
    .flatMap(({ geometry }) =>
      geometry === null ? [] : geometry.type === 'MultiLineString' ? geometry.coordinates : [geometry.coordinates],
    );
}
