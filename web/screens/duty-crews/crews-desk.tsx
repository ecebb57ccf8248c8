import { Button, Checkbox, Loader, Select, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Unit } from '#domain/people/unit.ts';
import { courseFault } from '../../cases/refusals.ts';
import { cityQuery } from '../../collections/api.ts';
import { dispatchKey, moveCostQuery, planAnew, planQuery, type UnitPlan, type WantedMove } from '../../dispatch/api.ts';
import { applyAllMoves, type RefusedMove } from '../../dispatch/apply-moves.ts';
import { MovePanel } from '../../dispatch/move-panel.tsx';
import { shownPlan, type ShownPlan } from '../../dispatch/plan-view.ts';
import { RefusedMoves } from '../../dispatch/refused-moves.tsx';
import { RouteList } from '../../dispatch/route-list.tsx';
import { Timeline } from '../../dispatch/timeline.tsx';
import { spanOf } from '../../dispatch/words.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { crewsQuery } from '../../positions/api.ts';
import { CrewList } from '../../positions/crew-list.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { recordsQuery } from '../../state/records.ts';
import { useOwnSearch, useView } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { CrewsMap } from './crews-map.tsx';
import classes from './crews.module.css';

/** Plans are asked for again at most this often, however much comes in, milliseconds. */
const refreshMs = 2_000;

/** A unit's plan in three pictures of the same: in words, on the map, by the hour. */
export function CrewsDesk({ tabs }: { readonly tabs: ReactNode }) {
  const { t } = useWords();
  const client = useQueryClient();
  const router = useRouter();
  const { own, changeOwn } = useOwnSearch();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const city = useQuery(cityQuery);
  const map = useRef<DeskMapHandle>(null);
  const units = useOwnUnits();
  const unit = own['squad'] ?? units.first ?? '';
  const assigned = own['assigned'] === 'open' ? 'open' : 'keep';
  const asked = useQuery(planQuery(unit, assigned));
  const [wanted, setWanted] = useState<{ readonly task: string; readonly crew: string } | undefined>(undefined);
  const [openCrew, setOpenCrew] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<{
    readonly of: readonly RefusedMove[];
    readonly numbers: ReadonlyMap<string, string>;
  }>({ of: [], numbers: new Map() });
  const openTask = own['task'];
  const move = wanted?.task === openTask ? wanted : undefined;
  const cost = useQuery(moveCostQuery(unit, { case: move?.task ?? '', crew: move?.crew ?? '' }));
  const moved = move && cost.data && 'plan' in cost.data ? cost.data.plan : undefined;
  const found = asked.data;
  const shown = useMemo(() => found && shownPlan(found, moved), [found, moved]);
  const planned = useMemo(() => found && shownPlan(found), [found]);
  const apply = useMutation({
    mutationFn: (moves: readonly WantedMove[]) => applyAllMoves(unit, moves),
    onSettled: () => client.invalidateQueries({ queryKey: dispatchKey }),
  });
  useFollow(city.data?.seq, map);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);

  const open = (task: string | undefined) => {
    setWanted(undefined);
    changeOwn({ task: task ?? '' }, 'replace');
  };
  const moveTo = (task: string, crew: string) => {
    setWanted({ task, crew });
    changeOwn({ task }, 'replace');
  };
  const assign = async (plan: ShownPlan, crew?: string) => {
    const proposed = plan.proposed.filter((one) => crew === undefined || one.crew === crew);
    try {
      const { done, refused: not } = await apply.mutateAsync(
        proposed.map(({ of, crew: to }) => ({ case: of.id, crew: to, base: of.version })),
      );
      const numbers = new Map(proposed.map(({ of }) => [of.id, of.number]));
      setRefused({ of: not, numbers });
      showToast({
        words: t(not.length === 0 ? 'dispatch.applied' : 'dispatch.appliedSome', { count: done, refused: not.length }),
        isFault: not.length > 0,
      });
    } catch {
      showToast({ words: t('dispatch.notGiven'), isFault: true });
    }
  };
  const task = found?.tasks.find(({ id }) => id === openTask);

  return (
    <>
      <div className={classes.head}>
        {tabs}
        <Select
          size="xs"
          aria-label={t('dispatch.unitLabel')}
          data={[...new Set([...(found?.units ?? units.names), unit])].filter((name) => name !== '')}
          value={unit === '' ? null : unit}
          allowDeselect={false}
          searchable
          onChange={(name) => {
            setOpenCrew(undefined);
            changeOwn({ squad: name ?? '', task: '' }, 'push');
          }}
        />
        {found && planned && <Figures found={found} plan={planned} />}
        <div className={classes.spacer} />
        <Checkbox
          size="xs"
          label={t('dispatch.letGo')}
          checked={assigned === 'open'}
          onChange={(event) => changeOwn({ assigned: event.currentTarget.checked ? 'open' : '' }, 'replace')}
        />
        <Button
          size="compact-sm"
          variant="default"
          disabled={unit === ''}
          onClick={() =>
            void planAnew(unit, assigned).then(
              (plan) => client.setQueryData(planQuery(unit, assigned).queryKey, plan),
              () => showToast({ words: t('dispatch.failed'), isFault: true }),
            )
          }
        >
          {t('dispatch.anew')}
        </Button>
        {planned && found?.mayAssign && planned.proposed.length > 0 && (
          <Button size="compact-sm" loading={apply.isPending} onClick={() => void assign(planned)}>
            {t('dispatch.applyAll', { count: planned.proposed.length })}
          </Button>
        )}
      </div>
      <RefusedMoves
        refused={refused.of}
        numberOf={(id) => refused.numbers.get(id) ?? id}
        said={(detail) => courseFault(detail, t)}
        onClose={() => setRefused({ of: [], numbers: new Map() })}
      />
      {unit === '' && units.isKnown ? (
        <Notice role="status" title={t('dispatch.noUnit')} />
      ) : asked.isError && !found ? (
        <Failed title={t('dispatch.failed')} error={asked.error} retry={() => void asked.refetch()} />
      ) : !found || !shown || !planned ? (
        <Loader m="auto" aria-label={t('dispatch.loading')} />
      ) : (
        <div className={classes.body}>
          <aside className={classes.list} aria-label={t('dispatch.list')}>
            <PanelBoundary key={unit}>
              {task && (
                <MovePanel
                  key={task.id}
                  unit={unit}
                  task={task}
                  planned={crewOf(planned, task.id)}
                  mayAssign={found.mayAssign}
                  crew={move?.crew}
                  cost={cost.data}
                  onCrew={(crew) => setWanted({ task: task.id, crew })}
                  onOpenCase={(number) => router.history.push(`/duty?view=all&case=${number}`)}
                  said={(detail) => courseFault(detail, t)}
                  onDone={() => open(undefined)}
                />
              )}
              {found.crews.length === 0 && (
                <Notice role="status" title={t('dispatch.noCrews')} next={t('dispatch.noCrewsNext')} />
              )}
              <RouteList
                plan={shown}
                theme={theme}
                openTask={openTask}
                openCrew={openCrew}
                mayAssign={found.mayAssign && moved === undefined}
                isBusy={apply.isPending}
                onTask={open}
                onCrew={setOpenCrew}
                onApply={(crew) => void assign(planned, crew)}
              />
              <CrewList unit={unit} openCrew={openCrew} onCrew={setOpenCrew} />
            </PanelBoundary>
          </aside>
          <main className={classes.main}>
            {city.data && (
              <CrewsMap city={city.data} plan={shown} openCrew={openCrew} openTask={openTask} onTask={open} map={map} />
            )}
          </main>
          <section className={classes.board}>
            <Timeline
              plan={shown}
              now={Date.parse(found.at) / 1000}
              theme={theme}
              openTask={openTask}
              onOpen={open}
              onMove={moveTo}
            />
          </section>
        </div>
      )}
    </>
  );
}

function Figures({ found, plan }: { readonly found: UnitPlan; readonly plan: ShownPlan }) {
  const { t } = useWords();
  return (
    <div className={classes.figures} role="status">
      <span>
        {t('dispatch.figures.crews', { on: found.crews.filter(({ shift }) => shift).length, all: found.crews.length })}
      </span>
      <span>{t('dispatch.figures.tasks', { count: found.tasks.length })}</span>
      <span>{t('dispatch.figures.proposed', { count: plan.proposed.length })}</span>
      <span>{t('dispatch.figures.late', { count: plan.late })}</span>
      <span>
        {t('dispatch.figures.travel', {
          span: found.plan.cost.travel > 0 ? spanOf(found.plan.cost.travel, t) : t('missing'),
        })}
      </span>
      <Text size="xs" c="dimmed" span>
        {t('dispatch.asOf', { at: formatClock(Date.parse(found.at)) })}
      </Text>
    </div>
  );
}

function crewOf({ routes }: ShownPlan, task: string): string | undefined {
  return routes.find(({ visits }) => visits.some((visit) => visit.task === task))?.crew.name;
}

interface OwnUnits {
  readonly names: readonly string[];
  /** The one that is open where the address names none: the first that has crews. */
  readonly first: string | undefined;
  readonly isKnown: boolean;
}

/** The units that one's seats are limited to; for whoever is not, all. */
function useOwnUnits(): OwnUnits {
  const { session } = useSession();
  const { data } = useQuery(recordsQuery<Unit>('units'));
  const positions = useQuery(crewsQuery);
  return useMemo(() => {
    const limits = (session?.seats ?? []).flatMap(({ units = [] }) => units);
    const own = data?.filter(({ id }) => limits.includes(id)) ?? [];
    const names = (own.length > 0 ? own : (data ?? [])).map(({ content }) => content.name);
    const isKnown = data !== undefined && !positions.isPending;
    const withCrews = new Set(positions.data?.crews.map(({ crew }) => crew.unit));
    const first = isKnown ? (names.find((name) => withCrews.has(name)) ?? names[0]) : undefined;
    return { names, first, isKnown };
  }, [session, data, positions]);
}

/** Follows the city: cases, crews and positions that change make the plan another. */
function useFollow(after: number | undefined, map: RefObject<DeskMapHandle | null>): void {
  const client = useQueryClient();
  const timer = useRef(0);
  const refresh = () => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      void client.invalidateQueries({ queryKey: dispatchKey });
    }, refreshMs);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useLive(after, {
    change: (event) => {
      map.current?.change(event);
      if (event.touched.length === 0 || event.touched.some(({ collection }) => collection === 'cases')) refresh();
    },
    reload: () => {
      map.current?.reload();
      refresh();
    },
  });
}
