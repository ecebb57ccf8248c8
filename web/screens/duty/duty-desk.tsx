import { Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { Feature } from '#domain/feature.ts';
import { caseQuery } from '../../cases/api.ts';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { paramsOf } from './address.ts';
import { Aside } from './aside.tsx';
import { DutyBar } from './duty-bar.tsx';
import { DutyMap, type At, type DutyMapHandle } from './duty-map.tsx';
import { mapFilter } from './map-filter.ts';
import { listed, nextAfter, numberOf, placeIn, queuePage } from './queue.ts';
import { QueuePanel } from './queue-panel.tsx';
import { severalActs } from './several-acts.ts';
import { Splitter, useKeptWidth } from './splitter.tsx';
import { movesOn, useActing } from './use-acting.ts';
import { useDutyAddress } from './use-address.ts';
import { useChoosing } from './use-choosing.ts';
import { useDutyKeys } from './use-duty-keys.ts';
import { useFollow } from './use-follow.ts';
import classes from './duty.module.css';

/** Queue at the left, its map in the middle, the open case or the report at the right. */
export function DutyDesk() {
  const { t } = useWords();
  const { can } = useSession();
  const { asked, opened, ask, open } = useDutyAddress();
  const client = useQueryClient();
  const city = useQuery(cityQuery);
  const map = useRef<DutyMapHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isPhone = useMediaQuery('(max-width: 43.74em)', false, { getInitialValueInEffect: false });
  const [left, setLeft] = useKeptWidth('duty.queue', 27);
  const [right, setRight] = useKeptWidth('duty.case', 28);
  const [hover, setHover] = useState<Feature | null>(null);
  const [place, setPlace] = useState<At | null>(null);

  const params = useMemo(() => paramsOf(asked), [asked]);
  const filter = useMemo(() => mapFilter(asked), [asked]);
  const total = useQuery(queuePage(params, 0)).data?.total ?? 0;
  const choosing = useChoosing(params);
  const number = opened?.kind === 'case' ? opened.number : undefined;
  const answer = useQuery({ ...caseQuery(number ?? ''), enabled: number !== undefined });
  const openCase = number === undefined ? undefined : answer.data?.case;
  useFollow(city.data?.seq, map);

  // The keyboard stands where the open case is, also when others come before it.
  const queue = listed(client, params);
  const openPlace = placeIn(queue, number);
  const wasListed = useRef<string | undefined>(undefined);
  const { goTo } = choosing;
  useEffect(() => {
    if (openPlace === undefined) return;
    wasListed.current = number;
    goTo(openPlace);
    // `goTo` only sets a state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openPlace, number]);

  const show = (one: Feature, step: 'push' | 'replace' = 'push') => open({ kind: 'case', number: numberOf(one) }, step);
  const done = (act: CaseAct, cases: readonly Feature[]) => {
    choosing.drop(cases.map(({ id }) => id));
    if (!movesOn(act) || number === undefined || !cases.some((one) => numberOf(one) === number)) return;
    const now = listed(client, params);
    const isGone = wasListed.current === number && placeIn(now, number) === undefined;
    const next = nextAfter(now, new Set(cases.map(numberOf))) ?? (isGone ? now.get(choosing.active) : undefined);
    if (next) show(next, 'replace');
  };
  const acting = useActing(done);
  const chosen = [...choosing.chosen.values()];
  const several = severalActs(chosen, can);
  const possible = answer.data?.acts.map(({ act }) => act) ?? [];
  const run = (act: CaseAct, withForm = false) => {
    if (chosen.length > 0) acting.run(act, chosen, withForm);
    else if (openCase) acting.run(act, [openCase], withForm);
  };
  const report = () => {
    if (!can('case.report')) return false;
    choosing.clear();
    acting.close();
    open({ kind: 'report' });
    return true;
  };
  const close = () => {
    if (acting.asked ?? acting.told) acting.close();
    else if (chosen.length > 0) choosing.clear();
    else if (opened) {
      open(undefined);
      setPlace(null);
      list.current?.focus();
    } else return false;
    return true;
  };
  const step = (by: number) => {
    const to = Math.max(0, Math.min(total - 1, choosing.active + by));
    choosing.goTo(to);
    const there = queue.get(to);
    if (there && opened?.kind === 'case') show(there, 'replace');
  };
  const openActive = () => {
    const there = queue.get(choosing.active);
    if (!there || document.activeElement !== list.current) return false;
    show(there);
    return true;
  };
  useDutyKeys({
    acts: chosen.length > 0 ? several.map(({ act }) => act) : possible,
    run,
    step,
    report,
    close,
    openActive,
    choose: () => {
      const there = queue.get(choosing.active);
      if (there) choosing.choose(there, choosing.active, 'toggle');
    },
    chooseAll: () => void choosing.chooseAll(),
    search: () => field.current?.focus(),
    whole: () => map.current?.home(),
    isInList: () => document.activeElement === list.current,
  });

  const isReporting = opened?.kind === 'report';
  const hasAside = opened !== undefined || chosen.length > 0 || acting.asked !== undefined || acting.told !== undefined;
  return (
    <div className={classes.page} data-view={asked.view}>
      <DutyBar />
      <div className={classes.middle}>
        <aside className={classes.left} style={{ width: `${left}rem` }}>
          <PanelBoundary>
            <QueuePanel
              asked={asked}
              params={params}
              total={total}
              openNumber={number}
              choosing={choosing}
              list={list}
              field={field}
              onAsk={ask}
              onOpen={show}
              onHover={setHover}
              onReport={can('case.report') ? report : undefined}
            />
          </PanelBoundary>
        </aside>
        <Splitter label={t('duty.queueWidth')} width={left} side={1} onWidth={setLeft} />
        {!isPhone && (
          <main className={classes.main}>
            {city.isError && !city.data ? (
              <Failed title={t('map.failed')} error={city.error} retry={() => void city.refetch()} />
            ) : city.data ? (
              <DutyMap
                city={city.data}
                filter={filter}
                open={openCase}
                marked={chosen}
                hover={hover}
                placing={isReporting ? place : undefined}
                onPlace={setPlace}
                onOpen={show}
                onBox={choosing.chooseWithin}
                map={map}
              />
            ) : (
              <Loader m="auto" aria-label={t('live.connecting')} />
            )}
          </main>
        )}
        {hasAside && (
          <>
            <Splitter label={t('duty.caseWidth')} width={right} side={-1} onWidth={setRight} />
            <aside className={classes.right} style={{ width: `${right}rem` }} aria-label={t('duty.aside')}>
              <PanelBoundary key={`${String(number)}/${String(isReporting)}`}>
                <Aside
                  number={number}
                  isReporting={isReporting}
                  params={params}
                  chosen={chosen}
                  several={several}
                  acting={acting}
                  place={place}
                  onPlace={setPlace}
                  onAct={run}
                  onDone={done}
                  onOpen={(other) => open({ kind: 'case', number: other })}
                  onClose={close}
                />
              </PanelBoundary>
            </aside>
          </>
        )}
      </div>
    </div>
  );
}
