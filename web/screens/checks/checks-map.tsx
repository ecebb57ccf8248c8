import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import type { Geometry } from 'geojson';
import {
  lazy,
  Suspense,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import type { Filter } from '#domain/filter.ts';
import type { City } from '../../collections/api.ts';
import { drawnFeatures, findingFeatures, type OnMap } from '../../checks/layer.ts';
import { findingsAt, metresPerPixel } from '../../checks/pick.ts';
import type { DrawnFeature } from '../../checks/slots.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { FeatureKey, MapHandle, Pick as Picked } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor, keepInSight } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { defaultEquals, orderLayers, roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { SourceLine } from '../explore/map-foot.tsx';
import { MapLegend } from './map-legend.tsx';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import { deskKeys } from './desk-keys.ts';
import classes from './checks.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const margin = { top: 40, right: 64, bottom: 40, left: 40 };
/** What lies over the map: its tools at the right, its source at the foot. */
const insets = { top: 0, right: 48, bottom: 40, left: 0 };
/** The zones under the findings are of one kind. */
const filter: Filter = { equals: { responsibilityKind: defaultEquals.responsibilityKind! } };

/** What can be asked of the desk's map. */
export interface ChecksMapHandle extends Pick<MapHandle, 'change' | 'reload'> {
  /** Moves to a geometry. */
  show(geometry: Geometry): void;
  /** The whole city. */
  home(): void;
}

interface ChecksMapProps {
  readonly city: City;
  /** The things that the rule looks at. */
  readonly collections: readonly string[];
  readonly findings: readonly OnMap[];
  /** Of many rules at once the signs alone: areas would lie upon each other. */
  readonly detail: 'whole' | 'signs';
  /** The open finding, which may not be among those listed. */
  readonly opened: OnMap | undefined;
  /** What the panel below the map draws. */
  readonly drawn: readonly DrawnFeature[] | null;
  /** A thing that is pointed at. */
  readonly thing: FeatureKey | null;
  readonly onOpen: (id: string) => void;
  readonly map: Ref<ChecksMapHandle>;
  readonly children: ReactNode;
}

/** Findings on the map with what would mend them, over the things that the rule looks at; a click opens one. */
export function ChecksMap(props: ChecksMapProps) {
  const { city, collections, findings, detail, opened, drawn, thing } = props;
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const home = useHome(city);
  const stage = useElementSize();
  const handle = useRef<MapHandle>(null);
  const [plane] = useState(() => new FeaturePlane());
  const [noMap, setNoMap] = useState(false);
  const measured = stage.width > 0;
  const wanted = view.camera ?? (home && measured ? cameraFor(home, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  const toHome = () => home && change({ camera: cameraFor(home, stage, margin, 15) }, 'replace');
  useImperativeHandle(props.map, () => ({
    change: (event) => handle.current?.change(event),
    reload: () => handle.current?.reload(),
    show: (geometry) => handle.current?.fit(bboxOf(geometry), { maxZoom: 16.5 }),
    home: toHome,
  }));

  const layers = useMemo(() => orderLayers(['zones', 'roads', ...collections]), [collections]);
  const openedId = opened?.id;
  const all = useMemo(
    () => (opened === undefined || findings.some(({ id }) => id === opened.id) ? findings : [...findings, opened]),
    [findings, opened],
  );
  useEffect(() => {
    plane.replace('findings', [...findingFeatures(all, openedId, detail), ...drawnFeatures('panel', drawn ?? [])]);
  }, [plane, all, openedId, detail, drawn]);

  useEffect(() => {
    if (!opened || !camera || !measured) return;
    const moved = keepInSight(camera, stage, bboxOf(opened.geometry), insets, 48);
    if (moved) change({ camera: moved }, 'replace');
    // Only another finding moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openedId, measured, camera !== undefined]);

  // Where several lie upon each other each click opens the next of them.
  const pick = ({ lngLat }: Picked) => {
    if (!camera) return;
    const there = findingsAt(all, lngLat, metresPerPixel(lngLat[1], camera.zoom));
    const at = there.findIndex(({ id }) => id === openedId);
    const next = there[(at + 1) % Math.max(1, there.length)];
    if (next && !next.isPreview) props.onOpen(next.id);
  };

  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('checks.noMapNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={t('checks.mapHint')}
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
              selection={thing}
              onPick={pick}
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
        <ToolButton label={t('map.whole', { key: deskKeys.whole })} onClick={toHome}>
          <IconHome size="1.125rem" />
        </ToolButton>
      </div>
      {props.children}
      <MapLegend />
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}
