import type { Feature } from 'geojson';
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { planeSources, type Plane, type PlaneFeature, type PlaneSource } from './contract.ts';
import { showSource } from '../show-source.ts';
import { planeSourceId } from './plane-layers.ts';

/** Changes of the next frame, by source: the last word on an id counts. */
type Waiting = Map<PlaneSource, Map<string, PlaneFeature | null>>;

/**
 * Keeps the map's sources level with a plane: all of it at once, then by difference, once a frame.
 * @param map whose style has the plane's sources
 * @returns the way to stop
 */
export function keepPlane(map: MapLibreMap, plane: Plane): () => void {
  let waiting: Waiting = new Map();
  let frame = 0;

  const sourceOf = (source: PlaneSource) => map.getSource<GeoJSONSource>(planeSourceId(source));
  const show = (source: PlaneSource) =>
    showSource(map, planeSourceId(source), plane.features(source)[Symbol.iterator]().next().done !== true);
  const markOne = (id: string) => {
    const { selected = false, tint = '' } = plane.marks().get(id) ?? {};
    map.setFeatureState({ source: planeSourceId('grounds'), id }, { selected, tint });
  };
  const flush = () => {
    frame = 0;
    const now = waiting;
    waiting = new Map();
    for (const [source, changes] of now) {
      const remove: string[] = [];
      const add: Feature[] = [];
      for (const [id, feature] of changes) {
        // Taken away first: a feature put over another of the same id would keep properties that it has no more.
        remove.push(id);
        if (feature) add.push(featureOf(feature));
      }
      void sourceOf(source)?.updateData({ remove, add });
      show(source);
    }
  };

  for (const source of planeSources) {
    const features = [...plane.features(source)].map(featureOf);
    void sourceOf(source)?.setData({ type: 'FeatureCollection', features });
    show(source);
  }
  for (const id of plane.marks().keys()) markOne(id);
  const unfollow = plane.follow({
    change: ({ source, gone, put }) => {
      const changes = waiting.get(source) ?? new Map<string, PlaneFeature | null>();
      waiting.set(source, changes);
      for (const id of gone) changes.set(id, null);
      for (const feature of put) changes.set(feature.id, feature);
      if (frame === 0) frame = requestAnimationFrame(flush);
    },
    marked: markOne,
  });
  return () => {
    unfollow();
    cancelAnimationFrame(frame);
  };
}

/** The id stands among the properties: sources with text ids are told to look there. */
function featureOf({ id, geometry, properties }: PlaneFeature): Feature {
  return { type: 'Feature', id, geometry, properties: { ...properties, id } };
}
