import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { Filter } from '#domain/filter.ts';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { Bbox, MapHandle } from '../../map/contract.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { defaultEquals, orderLayers, roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { SourceLine } from '../explore/map-foot.tsx';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import classes from '../desk-map.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const layers = orderLayers(['zones', 'roads']);
const filter: Filter = { equals: { responsibilityKind: defaultEquals.responsibilityKind! } };
const margin = { top: 40, right: 40, bottom: 40, left: 40 };

/** What can be asked of the page's map. */
export type RoutesMapHandle = Pick<MapHandle, 'change' | 'reload'>;

interface RoutesMapProps {
  readonly city: City;
  readonly features: readonly PlaneFeature[];
  /** Where to look when it becomes another one: the routes' ground. */
  readonly ground: Bbox | undefined;
  /** Whether the next click says where a stop is. */
  readonly isPicking: boolean;
  readonly onPlace: (at: readonly [lon: number, lat: number]) => void;
  readonly map: Ref<RoutesMapHandle>;
}

/** Routes over streets and zones. */
export function RoutesMap({ city, features, ground, isPicking, onPlace, map }: RoutesMapProps) {
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const home = useHome(city);
  const stage = useElementSize();
  const handle = useRef<MapHandle>(null);
  const [plane] = useState(() => new FeaturePlane());
  const [noMap, setNoMap] = useState(false);
  const measured = stage.width > 0;
  const first = ground ?? home;
  const wanted = view.camera ?? (first && measured ? cameraFor(first, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  useImperativeHandle(map, () => ({
    change: (event) => handle.current?.change(event),
    reload: () => handle.current?.reload(),
  }));
  useEffect(() => plane.replace('routes', features), [plane, features]);
  const groundKey = ground?.join();
  useEffect(() => {
    if (ground && measured) handle.current?.fit(ground, { maxZoom: 15, padding: margin });
    // Only other routes move the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [groundKey]);

  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('nextShift.noMapNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage} data-picking={isPicking || undefined}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={t('nextShift.mapHint')}
              camera={camera}
              onCamera={(moved) => {
                noteCamera(moved);
                change({ camera: roundCamera(moved) }, 'replace');
              }}
              looks={looks}
              layers={layers}
              filter={filter}
              theme={theme}
              language={language}
              city={city}
              selection={null}
              onPick={({ lngLat }) => {
                if (isPicking) onPlace(lngLat);
              }}
              plane={plane}
              now={serverNow}
              onFailure={() => setNoMap(true)}
            />
          )}
        </Suspense>
      </PanelBoundary>
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}
