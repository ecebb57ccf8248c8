import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMarquee2 from '@tabler/icons-react/dist/esm/icons/IconMarquee2.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useQueryClient } from '@tanstack/react-query';
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
import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import { featureByFidQuery, type Bbox, type City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { Compared, FeatureKey, MapHandle, Pick as Picked } from '../../map/contract.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor, keepInSight } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { defaultEquals, orderLayers, roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { Chooser } from '../explore/chooser.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { SourceLine } from '../explore/map-foot.tsx';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import { deskKeys, keyWords } from './act-keys.ts';
import classes from './duty.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

/** What lies under the cases so that one knows where one is. */
const layers = orderLayers(['zones', 'roads', 'cases']);
const margin = { top: 40, right: 64, bottom: 40, left: 40 };
const noInsets = { top: 0, right: 0, bottom: 0, left: 0 };

/** A place in degrees WGS84. */
export interface At {
  readonly lon: number;
  readonly lat: number;
}

/** What can be asked of the desk's map. */
export interface DutyMapHandle extends Pick<MapHandle, 'change' | 'reload' | 'fit' | 'focus'> {
  /** The whole city. */
  home(): void;
}

interface DutyMapProps {
  readonly city: City;
  readonly filter: Filter;
  /** The open case. */
  readonly open: Feature | undefined;
  readonly marked: readonly Feature[];
  readonly hover: Feature | null;
  /** The place of a report that is being written; null: none chosen yet; undefined: none is written. */
  readonly placing: At | null | undefined;
  /** Whether the next click says where the report is. */
  readonly isPicking: boolean;
  readonly onPlace: (at: At) => void;
  readonly onOpen: (one: Feature) => void;
  readonly onBox: (bbox: Bbox) => void;
  readonly map: Ref<DutyMapHandle>;
  readonly children?: ReactNode;
}

/** The cases of the queue on the map; a click opens a case, or says where a report is. */
export function DutyMap(props: DutyMapProps) {
  const { city, filter, open, marked, hover, placing, isPicking } = props;
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const client = useQueryClient();
  const home = useHome(city);
  const stage = useElementSize();
  const handle = useRef<MapHandle>(null);
  const [noMap, setNoMap] = useState(false);
  const [boxing, setBoxing] = useState(false);
  const [chooser, setChooser] = useState<{ features: readonly Feature[]; point: Picked['point'] } | undefined>(
    undefined,
  );
  const measured = stage.width > 0;
  const wanted = view.camera ?? (home && measured ? cameraFor(home, stage, margin, 15) : undefined);
  const [camera, noteCamera] = useSteadyCamera(wanted);
  const toHome = () => home && change({ camera: cameraFor(home, stage, margin, 15) }, 'replace');
  useImperativeHandle(props.map, () => ({
    change: (event) => handle.current?.change(event),
    reload: () => handle.current?.reload(),
    fit: (bbox, options) => handle.current?.fit(bbox, options),
    focus: () => handle.current?.focus(),
    home: toHome,
  }));

  // The zones under the cases are of one kind; a queue's own filters are the cases' alone.
  const drawn = useMemo<Filter>(
    () => ({ ...filter, equals: { ...filter.equals, responsibilityKind: defaultEquals.responsibilityKind! } }),
    [filter],
  );
  const focus = placing ? pointOf(placing) : open?.geometry;
  const focusKey = placing ? `${placing.lon},${placing.lat}` : open?.id;
  useEffect(() => {
    if (!focus || !camera || !measured) return;
    const moved = keepInSight(camera, stage, bboxOf(focus), noInsets, 48);
    if (moved) change({ camera: moved }, 'replace');
    // Only another case or place moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [focusKey, measured, camera !== undefined]);

  const pick = async ({ features, point, lngLat: [lon, lat] }: Picked) => {
    setChooser(undefined);
    if (isPicking) return props.onPlace({ lon, lat });
    const keys = features.filter(({ collection }) => collection === 'cases').slice(0, 12);
    const found = await Promise.allSettled(
      keys.map(({ collection, fid }) => client.fetchQuery({ ...featureByFidQuery(collection, fid), staleTime: 5_000 })),
    );
    const there = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (there.length > 1) setChooser({ features: there, point });
    else if (there[0]) props.onOpen(there[0]);
  };

  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('duty.noMapNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage} data-picking={isPicking || undefined}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={t('duty.mapHint')}
              camera={camera}
              onCamera={(moved) => {
                noteCamera(moved);
                change({ camera: roundCamera(moved) }, 'replace');
              }}
              looks={looks}
              layers={layers}
              filter={drawn}
              theme={theme}
              language={language}
              city={city}
              selection={keyOf(open)}
              hover={keyOf(hover)}
              marked={marked.map(({ fid }) => ({ collection: 'cases', fid }))}
              compared={placing ? { before: null, after: pointOf(placing) } : nothing}
              onPick={(picked) => void pick(picked)}
              boxing={boxing}
              onBox={(bbox) => {
                setBoxing(false);
                props.onBox(bbox);
              }}
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
        <ToolButton label={t('map.whole', { key: keyWords(deskKeys.whole).join('') })} onClick={toHome}>
          <IconHome size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('duty.box')} pressed={boxing} onClick={() => setBoxing(!boxing)}>
          <IconMarquee2 size="1.125rem" />
        </ToolButton>
      </div>
      {isPicking && (
        <div className={classes.hint} role="status">
          {t('duty.placeHint')}
        </div>
      )}
      {chooser && (
        <Chooser
          features={chooser.features}
          point={chooser.point}
          size={stage}
          theme={theme}
          onChoose={(one) => {
            setChooser(undefined);
            props.onOpen(one);
          }}
          onClose={() => setChooser(undefined)}
        />
      )}
      {props.children}
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}

const nothing: Compared | null = null;

function keyOf(one: Feature | null | undefined): FeatureKey | null {
  return one ? { collection: 'cases', fid: one.fid } : null;
}

function pointOf({ lon, lat }: At) {
  return { type: 'Point' as const, coordinates: [lon, lat] };
}
