import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import { routeQuery } from '../../dispatch/api.ts';
import { caseAt, planFeatures, type LegLine } from '../../dispatch/layer.ts';
import type { ShownPlan } from '../../dispatch/plan-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { crewsQuery } from '../../positions/api.ts';
import { positionFeatures } from '../../positions/layer.ts';
import { signWords } from '../../positions/words.ts';
import { orderLayers } from '../../state/view.ts';
import { DeskMap, type DeskMapHandle } from '../desk-map.tsx';

const layers = orderLayers(['zones', 'roads']);
/** CSS pixels within which a click means a stop. */
const reach = 16;

interface CrewsMapProps {
  readonly city: City;
  readonly plan: ShownPlan | undefined;
  readonly openCrew: string | undefined;
  readonly openTask: string | undefined;
  readonly onTask: (task: string) => void;
  readonly map: Ref<DeskMapHandle>;
}

const none: ShownPlan = { routes: [], unplanned: [], elsewhere: [], proposed: [], late: 0 };

/** Where the crews are and go: the chosen one by the roads that it takes, the others from stop to stop. */
export function CrewsMap({ city, plan = none, openCrew, openTask, onTask, map }: CrewsMapProps) {
  const { t } = useWords();
  const [plane] = useState(() => new FeaturePlane());
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
  const focus = open && { id: open.id, bbox: [...open.place, ...open.place] as const };
  return (
    <DeskMap
      city={city}
      layers={layers}
      plane={plane}
      focus={focus}
      keyboardHint={t('dispatch.mapHint')}
      noMapNext={t('dispatch.noMapNext')}
      onPick={(at, camera) => {
        const metresPerPixel = (78_271.5 * Math.cos((at[1] * Math.PI) / 180)) / 2 ** camera.zoom;
        const task = caseAt(plan, at, reach * metresPerPixel);
        if (task !== undefined) onTask(task);
      }}
      map={map}
    />
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
