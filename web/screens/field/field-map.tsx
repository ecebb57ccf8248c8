import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { Filter } from '#domain/filter.ts';
import { cityQuery } from '../../collections/api.ts';
import classes from '../../field/frame/field.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { Bbox, Camera } from '../../map/contract.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { defaultEquals } from '../../state/view.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { looks } from '../looks.ts';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const layers = ['roads', 'zones'];
const filter: Filter = { equals: { responsibilityKind: defaultEquals.responsibilityKind! } };

interface FieldMapProps {
  /** What is drawn: the way, the stops, where one is. */
  readonly drawn: readonly PlaneFeature[];
  /** What is to be in sight, at first and whenever `fitKey` is another. */
  readonly bbox: Bbox;
  readonly fitKey: string;
  readonly onMoved?: (at: readonly [number, number]) => void;
  readonly onPick?: (at: readonly [number, number]) => void;
  readonly children?: ReactNode;
  /** Fills its place instead of standing in the text. */
  readonly isWhole?: boolean;
}

/** A map on the phone: roads and zones, and what the street needs of them. It never turns, north is up. */
export function FieldMap({ drawn, bbox, fitKey, onMoved, onPick, children, isWhole }: FieldMapProps) {
  const { t, language } = useWords();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const { data: city } = useQuery(cityQuery);
  const [plane] = useState(() => new FeaturePlane());
  const [camera, setCamera] = useState<Camera>(() => cameraOf(bbox, sizeOf(isWhole === true)));
  const [noMap, setNoMap] = useState(false);
  useEffect(() => plane.replace('routes', drawn), [plane, drawn]);
  const [fitted, setFitted] = useState(fitKey);
  useEffect(() => {
    if (fitted === fitKey) return;
    setFitted(fitKey);
    setCamera(cameraOf(bbox, sizeOf(isWhole === true)));
  }, [fitted, fitKey, bbox, isWhole]);
  if (city === undefined || noMap) {
    return noMap ? <p className={classes.quiet}>{t('field.map.none')}</p> : null;
  }
  return (
    <div className={isWhole ? classes.mapWhole : classes.map}>
      <PanelBoundary>
        <Suspense fallback={<Loader m="md" aria-label={t('map.label')} />}>
          <MapView
            label={t('map.label')}
            keyboardHint={t('field.map.hint')}
            camera={camera}
            onCamera={(moved) => {
              setCamera(moved);
              onMoved?.([moved.lng, moved.lat]);
            }}
            looks={looks}
            layers={layers}
            filter={filter}
            theme={theme}
            language={language}
            city={city}
            selection={null}
            onPick={({ lngLat }) => onPick?.(lngLat)}
            plane={plane}
            now={serverNow}
            onFailure={() => setNoMap(true)}
          />
        </Suspense>
      </PanelBoundary>
      {children}
    </div>
  );
}

/** About what a bbox fills in a place so wide and high, in pixels. */
function cameraOf([west, south, east, north]: Bbox, [width, height]: readonly [number, number]): Camera {
  const lat = (south + north) / 2;
  // 512 pixels are 360 degrees at zoom 0; a degree of latitude is longer on the map.
  const fits = (degrees: number, pixels: number) => Math.log2(((pixels - 96) * 360) / (512 * Math.max(degrees, 1e-6)));
  const zoom = Math.min(
    16.5,
    fits(east - west, width),
    fits((north - south) / Math.cos((lat * Math.PI) / 180), height),
  );
  return { lng: (west + east) / 2, lat, zoom };
}

/** The place of a map in the text, and of one that fills the part between bar and tabs. */
function sizeOf(isWhole: boolean): readonly [number, number] {
  return isWhole ? [window.innerWidth, Math.max(240, window.innerHeight - 190)] : [window.innerWidth - 34, 240];
}
