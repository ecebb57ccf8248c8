import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMarquee2 from '@tabler/icons-react/dist/esm/icons/IconMarquee2.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { lazy, Suspense, useMemo, useState, type ReactNode, type Ref } from 'react';
import type { Bbox, City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { FeatureKey, MapHandle, MapViewProps } from '../../map/contract.ts';
import { filterOfView } from '../../state/filter-of-view.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { collectionById } from '#domain/collections.ts';
import { orderLayers, roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { SourceLine } from '../explore/map-foot.tsx';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import classes from './desk.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

/** What lies under a register so that one knows where one is. */
const ground = ['divisions', 'zones', 'roads'];
const margin = { top: 40, right: 64, bottom: 40, left: 40 };
const nothing: readonly FeatureKey[] = [];

interface RegisterMapProps extends Pick<
  MapViewProps,
  'drawing' | 'onDrawn' | 'onDrawingCancel' | 'onPick' | 'onView' | 'compared' | 'hover'
> {
  readonly city: City;
  readonly collection: string;
  readonly selection: FeatureKey | null;
  readonly marked: readonly FeatureKey[];
  readonly boxing: boolean;
  readonly onBoxing: (on: boolean) => void;
  readonly onBox: (bbox: Bbox) => void;
  readonly map: Ref<MapHandle>;
  readonly onTool: (tool: 'zoomIn' | 'zoomOut') => void;
  /** What stands on the map: how to draw, figures. */
  readonly children?: ReactNode;
}

/** The register on the map, on quiet ground. */
export function RegisterMap(props: RegisterMapProps) {
  const { city, collection, marked, boxing } = props;
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const home = useHome(city);
  const stage = useElementSize();
  const [noMap, setNoMap] = useState(false);
  const layers = useMemo(() => orderLayers([...ground, collection]), [collection]);
  const filter = useMemo(
    () =>
      filterOfView(
        { ...view, period: { kind: 'all' } },
        layers.map((id) => collectionById(id)!),
      ),
    // The zones drawn below are of one kind; nothing else of the view narrows a register.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view.equals, layers],
  );
  const wanted = view.camera ?? (home && stage.width > 0 ? cameraFor(home, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('registers.noMapNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.loading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={props.map}
              label={t('map.label')}
              keyboardHint={t('registers.mapHint')}
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
              selection={props.selection}
              hover={props.hover ?? null}
              marked={marked.length > 0 ? marked : nothing}
              onPick={props.onPick}
              boxing={boxing}
              onBox={props.onBox}
              now={serverNow}
              onFailure={() => setNoMap(true)}
              {...(props.onView && { onView: props.onView })}
              {...(props.drawing !== undefined && { drawing: props.drawing })}
              {...(props.onDrawn && { onDrawn: props.onDrawn })}
              {...(props.onDrawingCancel && { onDrawingCancel: props.onDrawingCancel })}
              {...(props.compared !== undefined && { compared: props.compared })}
            />
          )}
        </Suspense>
      </PanelBoundary>
      <div className={classes.tools} role="group" aria-label={t('map.tools')}>
        <ToolButton label={t('map.zoomIn', { key: '+' })} onClick={() => props.onTool('zoomIn')}>
          <IconPlus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.zoomOut', { key: '-' })} onClick={() => props.onTool('zoomOut')}>
          <IconMinus size="1.125rem" />
        </ToolButton>
        <ToolButton
          label={t('map.whole', { key: 'H' })}
          onClick={() => home && change({ camera: cameraFor(home, stage, margin, 15) }, 'replace')}
        >
          <IconHome size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('registers.box')} pressed={boxing} onClick={() => props.onBoxing(!boxing)}>
          <IconMarquee2 size="1.125rem" />
        </ToolButton>
      </div>
      {props.children}
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}
