import { Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Geometry } from 'geojson';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Rule } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import { printFindingsAddress } from '../../checks/address.ts';
import type { OnMap } from '../../checks/layer.ts';
import { treatments, type Draw, type DrawnFeature } from '../../checks/slots.ts';
import { cityQuery, featureQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { Splitter, useKeptWidth } from '../duty/splitter.tsx';
import { useKeys } from '../duty/use-keys.ts';
import { Aside } from './aside.tsx';
import { ChecksBar } from './checks-bar.tsx';
import { ChecksMap } from './checks-map.tsx';
import { deskKeys, treatKeys } from './desk-keys.ts';
import { DeskTools } from './desk-tools.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { KeysOfDesk } from './keys-sheet.tsx';
import { hasLower, LowerPanel } from './lower-panel.tsx';
import { MapNotes } from './map-notes.tsx';
import { RuleTools } from './rule-tools.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { RunChecks } from './run-checks.tsx';
import { streetOf } from './street-of.ts';
import { useChecksDesk } from './use-checks-desk.ts';
import { useFollow } from './use-follow.ts';
import classes from './checks.module.css';

/** Rules or findings at the left, the map in the middle with strip or reach below, the open finding at the right. */
export function ChecksDesk() {
  const { t } = useWords();
  const { can } = useSession();
  const router = useRouter();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const city = useQuery(cityQuery);
  const map = useRef<DeskMapHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isPhone = useMediaQuery('(max-width: 43.74em)', false, { getInitialValueInEffect: false });
  const [left, setLeft] = useKeptWidth('checks.list', 27);
  const [right, setRight] = useKeptWidth('checks.card', 26);
  const [drawn, setDrawn] = useState<readonly DrawnFeature[] | null>(null);
  const [thing, setThing] = useState<{ readonly collection: string; readonly id: string } | undefined>(undefined);
  const [help, setHelp] = useState(false);
  const [mapFirst, setMapFirst] = useState(false);
  const desk = useChecksDesk(list);
  const { entry, opened, number } = desk;
  const pointed = useQuery({ ...featureQuery(thing?.collection ?? '', thing?.id ?? ''), enabled: thing !== undefined });
  useFollow(city.data?.seq, map);

  const draw = useCallback<Draw>((features) => setDrawn(features), []);
  const show = (geometry: Geometry) => {
    // On a phone the map has to come forth first.
    setMapFirst(true);
    requestAnimationFrame(() => map.current?.show(geometry));
  };
  const isInList = () => document.activeElement === list.current || document.activeElement === document.body;
  const inList = (by: number) => () => {
    if (!isInList()) return false;
    desk.step(by);
    return true;
  };
  const street = opened && streetOf(opened);
  const mayTreat = can('finding.treat') && (opened !== undefined || desk.chosen.length > 0);
  useKeys({
    [deskKeys.next]: () => desk.step(1),
    [deskKeys.previous]: () => desk.step(-1),
    arrowdown: inList(1),
    arrowup: inList(-1),
    pagedown: inList(10),
    pageup: inList(-10),
    home: inList(-Infinity),
    end: inList(Infinity),
    [deskKeys.open]: () => isInList() && desk.openActive(),
    [deskKeys.choose]: () => (desk.isListing ? desk.toggleActive() : false),
    [deskKeys.chooseAll]: () => {
      if (!desk.isListing || !isInList()) return false;
      void desk.choosing.chooseAll();
      return true;
    },
    [deskKeys.search]: () => field.current?.focus(),
    [deskKeys.zoom]: () => (opened ? show(opened.finding.geometry) : false),
    [deskKeys.strip]: () => {
      if (street === undefined || opened === undefined) return false;
      desk.showStreet(street);
      show(opened.finding.geometry);
      return true;
    },
    [deskKeys.edit]: () => (entry && can('rule.edit') ? desk.edit('rule') : false),
    [deskKeys.print]: () => (desk.isListing ? router.history.push(printFindingsAddress(desk.asked)) : false),
    [deskKeys.help]: () => setHelp(true),
    // An editor asks before it loses what was written, and closes itself.
    [deskKeys.escape]: () => desk.editing === undefined && desk.close(),
    ...Object.fromEntries(
      treatments.map((what) => [treatKeys[what], () => (mayTreat ? desk.setTreating(what) : false)]),
    ),
  });

  const rule = entry?.rule ?? opened?.rule;
  const collections = useMemo(() => thingsOf(rule), [rule]);
  const lower = hasLower(desk);
  const hasAside = desk.editing !== undefined || desk.chosen.length > 0 || number !== undefined;
  const showsMap = !isPhone || mapFirst || lower;
  return (
    <div className={classes.page}>
      <ChecksBar>
        <RunChecks answer={desk.rules.data} />
        <DeskTools onHelp={() => setHelp(true)} mapFirst={isPhone ? mapFirst : undefined} onMapFirst={setMapFirst} />
      </ChecksBar>
      <div className={classes.middle}>
        <aside
          className={classes.left}
          hidden={isPhone && showsMap}
          style={{ width: `${left}rem` }}
          aria-label={t(desk.isListing ? 'checks.list.title' : 'checks.rules.title')}
        >
          <PanelBoundary>
            {desk.isListing ? (
              <FindingsPanel
                asked={desk.asked}
                params={desk.params}
                rules={desk.entries}
                facets={desk.facets}
                total={desk.total}
                opened={number}
                choosing={desk.choosing}
                theme={theme}
                list={list}
                field={field}
                onAsk={desk.ask}
                onPick={desk.pick}
                onRules={() => desk.openRule(undefined)}
                tools={<RuleTools desk={desk} />}
              />
            ) : (
              <RulesPanel
                answer={desk.rules}
                grouping={desk.grouping}
                onGroup={desk.group}
                active={desk.activeRule}
                theme={theme}
                onOpen={desk.openRule}
                onNew={can('rule.edit') ? () => desk.edit('new') : undefined}
              />
            )}
          </PanelBoundary>
        </aside>
        <Splitter label={t('checks.listWidth')} width={left} side={1} onWidth={setLeft} />
        {showsMap && (
          <main className={classes.main}>
            <div className={classes.mapPlace}>
              {city.isError && !city.data ? (
                <Failed title={t('map.failed')} error={city.error} retry={() => void city.refetch()} />
              ) : city.data ? (
                <ChecksMap
                  city={city.data}
                  collections={collections}
                  findings={desk.showsReach && lower ? nothing : desk.findings}
                  detail={entry || desk.preview ? 'whole' : 'signs'}
                  opened={desk.openedOnMap}
                  drawn={drawn}
                  thing={pointed.data && thing ? { collection: thing.collection, fid: pointed.data.fid } : null}
                  onOpen={(id) => {
                    setMapFirst(false);
                    desk.openFinding(id);
                  }}
                  map={map}
                >
                  <MapNotes
                    preview={desk.preview?.length}
                    thing={thing && pointed.data}
                    onThingClose={() => setThing(undefined)}
                  />
                </ChecksMap>
              ) : (
                <Loader m="auto" aria-label={t('live.connecting')} />
              )}
            </div>
            {lower && <LowerPanel desk={desk} onThing={setThing} onShow={show} onDraw={draw} />}
          </main>
        )}
        {hasAside && !(isPhone && showsMap) && (
          <>
            <Splitter label={t('checks.cardWidth')} width={right} side={-1} onWidth={setRight} />
            <aside className={classes.right} style={{ width: `${right}rem` }} aria-label={t('checks.aside')}>
              <PanelBoundary key={`${String(number)}/${String(desk.editing)}`}>
                <Aside desk={desk} theme={theme} onShow={show} />
              </PanelBoundary>
            </aside>
          </>
        )}
      </div>
      <KeysOfDesk opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

const none: readonly string[] = [];

/** What is in reach and what is not is drawn by its own panel, as one chooses there. */
const nothing: readonly OnMap[] = [];

/** Collections that only say where one is: their borders and names would lie over what was found. */
const grounds: ReadonlySet<string> = new Set(['divisions', 'city-extents', 'grids']);

function thingsOf(rule: Rule | undefined): readonly string[] {
  if (rule === undefined) return none;
  return (
    kindOf(rule.kind)
      ?.looksAt(rule.params as never)
      .collections.filter((id) => !grounds.has(id)) ?? none
  );
}
