import { Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseAct } from '#domain/cases/acts.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { caseQuery, type Acted } from '../../cases/api.ts';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { showToast } from '../../ui/toast.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { paramsOf } from './address.ts';
import { Aside } from './aside.tsx';
import { DeskTools } from './desk-tools.tsx';
import { DutyBar } from './duty-bar.tsx';
import { DutyMap, type At, type DutyMapHandle } from './duty-map.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { mapFilter } from './map-filter.ts';
import { printAddress } from './open-case.tsx';
import { Palette } from './palette.tsx';
import { listed, nextAfter, numberOf, placeIn, queuePage } from './queue.ts';
import { QueuePanel } from './queue-panel.tsx';
import { viewsFor } from './queue-views.ts';
import { severalActs } from './several-acts.ts';
import { Splitter, useKeptWidth } from './splitter.tsx';
import { movesOn, useActing } from './use-acting.ts';
import { useDutyAddress } from './use-address.ts';
import { useAlerts } from './use-alerts.ts';
import { useChoosing } from './use-choosing.ts';
import { useCommands } from './use-commands.ts';
import { useDutyKeys } from './use-duty-keys.ts';
import { useFollow } from './use-follow.ts';
import classes from './duty.module.css';

/** Queue at the left, its map in the middle, the open case or the report at the right. */
export function DutyDesk() {
  const { t, say } = useWords();
  const { can } = useSession();
  const { asked, opened, ask, open } = useDutyAddress();
  const router = useRouter();
  const views = viewsFor(can);
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
  const [picking, setPicking] = useState(false);
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [mapFirst, setMapFirst] = useState(false);

  const params = useMemo(() => paramsOf(asked), [asked]);
  const filter = useMemo(() => mapFilter(asked), [asked]);
  const first = useQuery(queuePage(params, 0)).data;
  const total = first?.total ?? 0;
  const choosing = useChoosing(params);
  const number = opened?.kind === 'case' ? opened.number : undefined;
  const answer = useQuery({ ...caseQuery(number ?? ''), enabled: number !== undefined });
  const openCase = number === undefined ? undefined : answer.data?.case;
  useFollow(city.data?.seq, map);
  const { sound, toggleSound } = useAlerts(params, own);

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
    if (chosen.length > 0) acting.run(act, chosen, { withForm });
    else if (openCase) acting.run(act, [openCase], { withForm });
  };
  const report = () => {
    if (!can('case.report')) return false;
    choosing.clear();
    acting.close();
    open({ kind: 'report' });
    return true;
  };
  const reported = ({ number: made, status }: Acted, another: boolean) => {
    setOwn((before) => new Set([...before, made]));
    setPlace(null);
    showToast({ words: t('duty.reported', { number: made, state: say(caseStatuses[status]) }) });
    if (!another) open({ kind: 'case', number: made });
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
    if (!there || !isInList(list.current)) return false;
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
    isInList: () => isInList(list.current),
    // The card's own button: it knows what the text of a case says.
    copy: () => {
      const label = CSS.escape(t('copy.text'));
      const button = document.querySelector<HTMLButtonElement>(`[data-testid="case-card"] [aria-label="${label}"]`);
      button?.click();
      return button !== null;
    },
    print: () => {
      const numbers = chosen.length > 0 ? chosen.map(numberOf) : number === undefined ? [] : [number];
      if (numbers.length > 0) router.history.push(printAddress(numbers));
      return numbers.length > 0;
    },
    view: (at) => {
      const view = views[at];
      if (view) ask({ view });
    },
    palette: () => setPalette(true),
    help: () => setHelp(true),
  });

  const commands = useCommands({
    acts: chosen.length > 0 ? several.map(({ act }) => act) : possible,
    run,
    view: (view) => ask({ view }),
    report: can('case.report') ? report : undefined,
  });
  const isReporting = opened?.kind === 'report';
  const hasAside = opened !== undefined || chosen.length > 0 || acting.asked !== undefined || acting.told !== undefined;
  return (
    <div className={classes.page} data-view={asked.view}>
      <DutyBar>
        <DeskTools
          sound={sound}
          onSound={toggleSound}
          onHelp={() => setHelp(true)}
          onPalette={() => setPalette(true)}
          mapFirst={isPhone ? mapFirst : undefined}
          onMapFirst={setMapFirst}
        />
      </DutyBar>
      <div className={classes.middle}>
        <aside className={classes.left} hidden={isPhone && mapFirst} style={{ width: `${left}rem` }}>
          <PanelBoundary>
            <QueuePanel
              asked={asked}
              params={params}
              total={total}
              isBounded={first?.bounded ?? false}
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
        {(!isPhone || mapFirst) && (
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
                isPicking={isReporting && (picking || place === null)}
                onPlace={(at) => {
                  setPlace(at);
                  setPicking(false);
                }}
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
                  isPicking={picking}
                  onPicking={setPicking}
                  onAct={run}
                  onDone={done}
                  onReported={reported}
                  onZoomTo={({ geometry }) => map.current?.fit(bboxOf(geometry))}
                  onOpen={(other) => open({ kind: 'case', number: other })}
                  onClose={close}
                />
              </PanelBoundary>
            </aside>
          </>
        )}
      </div>
      <KeysSheet opened={help} onClose={() => setHelp(false)} />
      <Palette
        opened={palette}
        commands={commands}
        onOpen={(other) => open({ kind: 'case', number: other })}
        onClose={() => setPalette(false)}
      />
    </div>
  );
}

/** Whether keys that move mean the queue: it has the focus, or nothing has, as at the start. */
function isInList(list: HTMLElement | null): boolean {
  return document.activeElement === list || document.activeElement === document.body;
}
