import { createElement, useMemo, type Ref } from 'react';
import type { WallCase } from '#domain/wall/figures.ts';
import { boxAround } from '#domain/wall/place-scene.ts';
import type { SceneBbox, SceneMap } from '#domain/wall/scene.ts';
import type { Bbox, City } from '../../collections/api.ts';
import type { MapHandle } from '../../map/contract.ts';
import type { Plane } from '../../map/plane/contract.ts';
import { orderLayers } from '../../state/view.ts';
import { filterOfScene } from '../../wall/scene/filter-of-scene.ts';
import type { MapOfScene } from '../../wall/scene/scene-view.tsx';
import { SourceLine } from '../explore/map-foot.tsx';
import { useHome } from '../explore/use-home.ts';

interface Asked {
  readonly city: City | undefined;
  /** The scene's; while a scene has none, what was shown last. */
  readonly map: SceneMap | undefined;
  /** Where the scene looks; undefined = the whole city. */
  readonly bbox: Bbox | undefined;
  /** An urgent case that is looked at instead. */
  readonly flight: { readonly at: WallCase; readonly metres: number } | undefined;
  /** Day that "today" means, "YYYY-MM-DD". */
  readonly today: string;
  readonly plane: Plane;
  readonly handle: Ref<MapHandle>;
}

const noMap: Pick<SceneMap, 'layers'> = { layers: [] };

/** What the one map of a wall shows now. */
export function useMapOfScene({ city, map, bbox, flight, today, plane, handle }: Asked): MapOfScene | undefined {
  const home = useHome(city);
  const { layers, filter } = useMemo(() => {
    const { layers: wanted, ...narrowed } = map ?? noMap;
    const known = orderLayers(wanted);
    return { layers: known, filter: filterOfScene({ ...narrowed, layers: known }, today) };
  }, [map, today]);
  const source = useMemo(() => createElement(SourceLine, { city }), [city]);
  if (city === undefined) return undefined;
  const near = flight && boxOf(boxAround({ lon: flight.at.lon, lat: flight.at.lat, metres: flight.metres }));
  return {
    city,
    bbox: near ?? bbox ?? (home && withGround(home)),
    layers,
    filter,
    selection: null,
    plane,
    map: handle,
    source,
  };
}

/** Ground around the whole city, a part of its width and height; more below, where the map's source stands. */
const around = 0.03;

function withGround([west, south, east, north]: Bbox): Bbox {
  const [x, y] = [(east - west) * around, (north - south) * around];
  return [west - x, south - 2.5 * y, east + x, north + y];
}

function boxOf({ west, south, east, north }: SceneBbox): Bbox {
  return [west, south, east, north];
}
