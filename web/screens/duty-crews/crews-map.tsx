import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { Filter } from '#domain/filter.ts';
import type { City } from '../../collections/api.ts';
import { routeQuery } from '../../dispatch/api.ts';
import { caseAt, planFeatures, type LegLine } from '../../dispatch/layer.ts';
import type { ShownPlan } from '../../dispatch/plan-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { MapHandle } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { crewsQuery } from '../../positions/api.ts';
import { positionFeatures } from '../../positions/layer.ts';
import { signWords } from '../../positions/words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cameraFor, keepInSight } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import { defaultEquals, orderLayers, roundCamera } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { SourceLine } from '../explore/map-foot.tsx';
import { useHome } from '../explore/use-home.ts';
import { looks } from '../looks.ts';
import { useSteadyCamera } from '../use-steady-camera.ts';
import classes from './crews.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

const margin = { top: 40, right: 64, bottom: 40, left: 40 };
const noInsets = { top: 0, right: 48, bottom: 40, left: 0 };
const layers = orderLayers(['zones', 'roads']);
const filter: Filter = { equals: { responsibilityKind: defaultEquals.responsibilityKind! } };
/** CSS pixels within which a click means a stop. */
const reach = 16;

interface CrewsMapProps {
  readonly city: City;
  readonly plan: ShownPlan | undefined;
  readonly openCrew: string | undefined;
  readonly openTask: string | undefined;
  readonly onTask: (task: string) => void;
  readonly map: Ref<Pick<MapHandle, 'change' | 'reload'>>;
}

const none: ShownPlan = { routes: [], unplanned: [], elsewhere: [], proposed: [], late: 0 };

/** Where the crews are and go: the chosen one by the roads that it takes, the others from stop to stop. */
export function CrewsMap({ city, plan = none, openCrew, openTask, onTask, map }: CrewsMapProps) {
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
  useImperativeHandle(map, () => ({
    change: (event) => handle.current?.change(event),
    reload: () => handle.current?.reload(),
  }));

  const lineOf = useLegs(plan, openCrew);
  const { data: positions } = useQuery(crewsQuery);
  useEffect(() => {
    const tones = new Map(plan.routes.map(({ crew, tone }) => [crew.name, tone]));
    const own = positions?.crews.filter(({ crew }) => tones.has(crew.name)) ?? [];
    plane.replace('routes', [
      ...positionFeatures(
        own,
        (crew) => tones.get(crew)!,
        (member) => signWords(member, t),
      ),
      ...planFeatures(plan, openCrew, lineOf),
    ]);
  }, [plane, plan, openCrew, lineOf, positions, t]);

  const open = [...plan.routes.flatMap(({ visits }) => visits), ...plan.unplanned].find(
    ({ of }) => of.id === openTask,
  )?.of;
  useEffect(() => {
    if (!open || !camera || !measured) return;
    const [lon, lat] = open.place;
    const moved = keepInSight(camera, stage, [lon, lat, lon, lat], noInsets, 48);
    if (moved) change({ camera: moved }, 'replace');
    // Only another case moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open?.id, measured, camera !== undefined]);

  if (noMap) return <Notice role="alert" title={t('map.noWebgl')} next={t('dispatch.noMapNext')} />;
  return (
    <div ref={stage.ref} className={classes.stage}>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={t('dispatch.mapHint')}
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
                const metresPerPixel = (78_271.5 * Math.cos((lngLat[1] * Math.PI) / 180)) / 2 ** camera.zoom;
                const task = caseAt(plan, lngLat, reach * metresPerPixel);
                if (task !== undefined) onTask(task);
              }}
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
        <ToolButton label={t('map.whole', { key: 'Home' })} onClick={toHome}>
          <IconHome size="1.125rem" />
        </ToolButton>
      </div>
      <div className={classes.foot}>
        <SourceLine city={city} />
      </div>
    </div>
  );
}

/** The roads that the chosen crew takes from stop to stop; asked once a leg. */
function useLegs(plan: ShownPlan, openCrew: string | undefined): LegLine {
  const route = plan.routes.find(({ crew }) => crew.name === openCrew);
  const ends = route === undefined ? [] : [route.crew.place, ...route.visits.map(({ of }) => of.place)];
  const legs = ends.slice(1).flatMap((to, i) => {
    const from = ends[i];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return useQueries({
    queries: legs.map(({ from, to }) => routeQuery(from, to, route!.crew.vehicle)),
    combine: combineLegs,
  });
}

interface Leg {
  readonly data?: { readonly line: readonly (readonly [number, number])[]; readonly source: string } | undefined;
}

/** The way to a line's ends are those of the places: legs are known by where they lead. */
function combineLegs(answers: readonly Leg[]): LegLine {
  return (from, to) => {
    for (const { data } of answers) {
      if (data === undefined || data.source === 'straight') continue;
      const [first, last] = [data.line[0], data.line.at(-1)];
      if (first === undefined || last === undefined) continue;
      if (isNear(first, from) && isNear(last, to)) return [from, ...data.line, to];
    }
    return undefined;
  };
}

/** Within about 200 m: a place lies beside the road that leads to it. */
function isNear(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.abs(a[0] - b[0]) < 0.002 && Math.abs(a[1] - b[1]) < 0.002;
}
