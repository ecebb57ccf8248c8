import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import type { Geometry } from 'geojson';
import { lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import type { Filter } from '#domain/filter.ts';
import type { City } from '../collections/api.ts';
import { useWords } from '../i18n/use-words.ts';
import { serverNow } from '../live/clock.ts';
import type { Bbox, Camera, FeatureKey, MapHandle } from '../map/contract.ts';
import type { Plane } from '../map/plane/contract.ts';
import { usePreferences } from '../state/preferences.ts';
import { cameraFor, keepInSight } from '../state/projection.ts';
import { useView } from '../state/router.tsx';
import { defaultEquals, roundCamera } from '../state/view.ts';
import { Notice } from '../ui/notice.tsx';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { ToolButton } from '../ui/tool-button.tsx';
import { useKeys } from './duty/use-keys.ts';
import { bboxOf } from './explore/feature-bbox.ts';
import { SourceLine } from './explore/map-foot.tsx';
import { useHome } from './explore/use-home.ts';
import { looks } from './looks.ts';
import { useSteadyCamera } from './use-steady-camera.ts';
import classes from './desk-map.module.css';

const MapView = lazy(() => import('../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const margin = { top: 40, right: 64, bottom: 40, left: 40 };
/** What lies over the map: its tools at the right, its source at the foot. */
const insets = { top: 0, right: 48, bottom: 40, left: 0 };
/** The zones under what a desk draws are of one kind. */
const filter: Filter = { equals: { responsibilityKind: defaultEquals.responsibilityKind! } };

/** What can be asked of a desk's map. */
export interface DeskMapHandle extends Pick<MapHandle, 'change' | 'reload'> {
  /** Moves to a geometry. */
  show(geometry: Geometry): void;
}

interface DeskMapProps {
  readonly city: City;
  /** Collections of the city under what the desk draws. */
  readonly layers: readonly string[];
  readonly plane: Plane;
  /** What is open: another one is brought in sight. */
  readonly focus?: { readonly id: string; readonly bbox: Bbox } | undefined;
  /** Where to look when it becomes another one; where absent the whole city is looked at first. */
  readonly ground?: Bbox | undefined;
  /** Whether the next click says where something is to stand. */
  readonly isPicking?: boolean;
  readonly selection?: FeatureKey | null;
  readonly keyboardHint: string;
  /** What to do where the browser draws no map. */
  readonly noMapNext: string;
  /** Key that shows the whole city; 0 where absent. */
  readonly homeKey?: string;
  readonly onPick: (at: readonly [lon: number, lat: number], camera: Camera) => void;
  readonly map: Ref<DeskMapHandle>;
  /** What lies over the map: legend, notes. */
  readonly children?: ReactNode;
}

/** The map of a desk: the city under what the desk draws, with its tools; where it looks stands in the address. */
export function DeskMap(props: DeskMapProps) {
  const {
    city,
    layers,
    plane,
    focus,
    ground,
    isPicking = false,
    keyboardHint,
    noMapNext,
    homeKey = '0',
    onPick,
  } = props;
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const home = useHome(city);
  const stage = useElementSize();
  const handle = useRef<MapHandle>(null);
  const [noMap, setNoMap] = useState(false);
  const measured = stage.width > 0;
  const first = ground ?? home;
  const wanted = view.camera ?? (first && measured ? cameraFor(first, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  const toHome = () => home && change({ camera: cameraFor(home, stage, margin, 15) }, 'replace');
  useKeys({ [homeKey]: toHome });
  useImperativeHandle(props.map, () => ({
    change: (event) => handle.current?.change(event),
    reload: () => handle.current?.reload(),
    show: (geometry) => handle.current?.fit(bboxOf(geometry), { maxZoom: 16.5 }),
  }));
  useEffect(() => {
    if (!focus || !camera || !measured) return;
    const moved = keepInSight(camera, stage, focus.bbox, insets, 48);
    if (moved) change({ camera: moved }, 'replace');
    // Only another thing moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focus?.id, measured, camera !== undefined]);
  const groundKey = ground?.join();
  useEffect(() => {
    if (ground && measured) handle.current?.fit(ground, { maxZoom: 15, padding: margin });
    // Only another ground moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [groundKey]);

  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={noMapNext} />;
  return (
    <div ref={stage.ref} className={classes.stage} data-picking={isPicking || undefined}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={keyboardHint}
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
              selection={props.selection ?? null}
              onPick={({ lngLat }) => onPick(lngLat, camera)}
              plane={plane}
              now={serverNow}
              onFailure={() => setNoMap(true)}
            />
          )}
        </Suspense>
      </PanelBoundary>
      <div className={classes.tools} role="group" aria-label={t('map.tools')}>
        <ToolButton label={t('map.zoomIn', { key: '+' })} onClick={() => handle.current?.zoomIn()}>
          <IconPlus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.zoomOut', { key: '-' })} onClick={() => handle.current?.zoomOut()}>
          <IconMinus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.whole', { key: homeKey })} onClick={toHome}>
          <IconHome size="1.125rem" />
        </ToolButton>
      </div>
      {props.children}
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}
