import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import { collectionById } from '#domain/collections.ts';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { FeatureKey, MapHandle, View as Sight } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { filterOfView } from '../../state/filter-of-view.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useDesk } from '../../zones/desk.ts';
import { followDesk } from '../../zones/follow-desk.ts';
import { snapShapes } from '../../zones/snap-shapes.ts';
import type { At } from '../../zones/sketch.ts';
import { deskKeys } from '../../zones/tool-keys.ts';
import { CursorPosition, SourceLine } from '../explore/map-foot.tsx';
import { useCursor } from '../explore/cursor.ts';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import { deskLayers } from './desk-layers.ts';
import { useGestures } from './use-gestures.ts';
import { useGrips } from './use-grips.ts';
import { useSketchOnPlane } from './use-sketch-on-plane.ts';
import classes from './zones.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const margin = { top: 48, right: 64, bottom: 48, left: 64 };
const nothing: readonly FeatureKey[] = [];

interface DeskMapProps {
  readonly city: City;
  readonly map: Ref<MapHandle>;
  readonly onPlace: (at: At) => void;
  readonly onFinish: () => void;
  readonly onTool: (tool: 'zoomIn' | 'zoomOut') => void;
  /** Whether vertices can be taken hold of in what is in sight. */
  readonly onGrips: (has: boolean) => void;
  readonly children: ReactNode;
}

/** The draft on the map: its own coverage instead of the published zones, other layers as one likes, the tools' gestures. */
export function DeskMap({ city, map, onPlace, onFinish, onTool, onGrips, children }: DeskMapProps) {
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const home = useHome(city);
  const stage = useElementSize();
  const [plane] = useState(() => new FeaturePlane());
  const [noMap, setNoMap] = useState(false);
  const [sight, setSight] = useState<Sight | undefined>(undefined);
  const layers = useMemo(() => deskLayers(view.layers), [view.layers]);
  const filter = useMemo(
    () =>
      filterOfView(
        view,
        layers.map((id) => collectionById(id)!),
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view.equals, view.period, layers],
  );
  const grips = useGrips(sight);
  const { gestures, onGesture, dragged, movingPlaces } = useGestures(grips, { place: onPlace, finish: onFinish });
  useEffect(() => followDesk(plane), [plane]);
  useSketchOnPlane(plane, grips, dragged?.moves);
  const hasGrips = grips.length > 0;
  const tell = useRef(onGrips);
  useEffect(() => {
    tell.current = onGrips;
  });
  useEffect(() => tell.current(hasGrips), [hasGrips]);

  const wanted = view.camera ?? (home && stage.width > 0 ? cameraFor(home, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('map.noWebglNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.loading} aria-label={t('zones.map')} />}>
          {camera && (
            <MapView
              ref={map}
              label={t('zones.map')}
              keyboardHint={t('zones.mapHint')}
              camera={camera}
              onCamera={(moved) => {
                noteCamera(moved);
                change({ camera: roundCamera(moved) }, 'replace');
              }}
              onView={setSight}
              looks={looks}
              layers={layers}
              filter={filter}
              theme={theme}
              language={language}
              city={city}
              selection={null}
              marked={nothing}
              onPick={() => undefined}
              onCursor={(at) => useCursor.setState({ at })}
              plane={plane}
              gestures={gestures}
              onGesture={onGesture}
              snapShapes={(box) => snapShapes(useDesk.getState().draft?.coverage, box, movingPlaces())}
              now={serverNow}
              onFailure={() => setNoMap(true)}
            />
          )}
        </Suspense>
      </PanelBoundary>
      <div className={classes.zoom} role="group" aria-label={t('map.tools')}>
        <ToolButton label={t('map.zoomIn', { key: '+' })} onClick={() => onTool('zoomIn')}>
          <IconPlus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.zoomOut', { key: '-' })} onClick={() => onTool('zoomOut')}>
          <IconMinus size="1.125rem" />
        </ToolButton>
        <ToolButton
          label={t('map.whole', { key: deskKeys.whole })}
          onClick={() => home && change({ camera: cameraFor(home, stage, margin, 15) }, 'replace')}
        >
          <IconHome size="1.125rem" />
        </ToolButton>
      </div>
      {children}
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
      <div className={classes.cursor}>
        <CursorPosition />
      </div>
    </div>
  );
}
