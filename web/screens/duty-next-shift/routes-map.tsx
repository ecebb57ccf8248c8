import { useEffect, useState, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Bbox } from '../../map/contract.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { orderLayers } from '../../state/view.ts';
import { DeskMap, type DeskMapHandle } from '../desk-map.tsx';

const layers = orderLayers(['zones', 'roads']);

interface RoutesMapProps {
  readonly city: City;
  readonly features: readonly PlaneFeature[];
  /** Where to look when it becomes another one: the routes' ground. */
  readonly ground: Bbox | undefined;
  /** Told of a click while a stop is being placed; absent at other times. */
  readonly onPlace?: ((at: readonly [lon: number, lat: number]) => void) | undefined;
  readonly map: Ref<DeskMapHandle>;
}

/** Routes over streets and zones. */
export function RoutesMap({ city, features, ground, onPlace, map }: RoutesMapProps) {
  const { t } = useWords();
  const [plane] = useState(() => new FeaturePlane());
  useEffect(() => plane.replace('routes', features), [plane, features]);
  return (
    <DeskMap
      city={city}
      layers={layers}
      plane={plane}
      ground={ground}
      isPicking={onPlace !== undefined}
      keyboardHint={t('nextShift.mapHint')}
      noMapNext={t('nextShift.noMapNext')}
      onPick={(at) => onPlace?.(at)}
      map={map}
    />
  );
}
