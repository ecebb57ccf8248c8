import { Badge, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { City } from '../../collections/api.ts';
import { cellsQuery } from '../../hotspots/api.ts';
import type { AreaRow } from '../../hotspots/area-list.tsx';
import { searchOf, tabs, type Tab } from '../../hotspots/asked.ts';
import { Legend } from '../../hotspots/legend.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { dayOf } from '../../state/shanghai-day.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { Splitter, useKeptWidth } from '../duty/splitter.tsx';
import { useKeys } from '../duty/use-keys.ts';
import { deskKeys } from './desk-keys.ts';
import { HotspotTools } from './hotspot-tools.tsx';
import { HotspotsAside } from './hotspots-aside.tsx';
import { HotspotsList } from './hotspots-list.tsx';
import { HotspotsMap } from './hotspots-map.tsx';
import { KeysOfDesk } from './keys-sheet.tsx';
import { useFollow } from './use-follow.ts';
import { useHotspotsAddress } from './use-hotspots-address.ts';
import { useRows } from './use-rows.ts';
import classes from './hotspots.module.css';

/** Lists at the left, the map with its legend in the middle, at the right the open place or the week's hours. */
export function HotspotsDesk({ city }: { readonly city: City }) {
  const { t } = useWords();
  const router = useRouter();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const today = dayOf(useNow());
  const map = useRef<DeskMapHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(max-width: 43.74em)', false, { getInitialValueInEffect: false });
  const [left, setLeft] = useKeptWidth('hotspots.list', 24);
  const [right, setRight] = useKeptWidth('hotspots.place', 26);
  const [help, setHelp] = useState(false);
  const [active, setActive] = useState(0);
  const [mapFirst, setMapFirst] = useState(false);
  const showsMap = !isPhone || mapFirst;
  const address = useHotspotsAddress(today);
  const { asked, tab, cell, row, heat, all, open, goTo, show } = address;
  const search = searchOf(asked);
  const listing = useRows(tab, search);
  const { rows, guard } = listing;
  const cells = useQuery(cellsQuery(search));
  const features = useMemo(() => cells.data?.features ?? [], [cells.data]);
  const feature = features.find(({ properties }) => properties.id === cell);
  useFollow(city.seq, map);

  const at = Math.min(active, Math.max(0, rows.length - 1));
  const openRow = (one: AreaRow | undefined, place: number, step: 'push' | 'replace' = 'push') => {
    if (one === undefined) return false;
    setActive(place);
    open(one.key, one.cell, step);
    return true;
  };
  const step = (by: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, at + by));
    setActive(to);
    // What is open follows the keyboard.
    if (row !== undefined || cell !== undefined) openRow(rows[to], to, 'replace');
  };
  const geometry = feature?.geometry;
  const zoom = geometry && showsMap ? () => map.current?.show(geometry) : undefined;
  const close = () => {
    if (row === undefined && cell === undefined) return false;
    open(undefined, undefined);
    list.current?.focus();
    return true;
  };
  const change = (next: Tab) => {
    setActive(0);
    goTo(next);
  };
  const isInList = () => document.activeElement === list.current || document.activeElement === document.body;
  const inList = (by: number) => () => isInList() && step(by);
  useKeys({
    [deskKeys.next]: () => step(1),
    [deskKeys.previous]: () => step(-1),
    arrowdown: inList(1),
    arrowup: inList(-1),
    pagedown: inList(10),
    pageup: inList(-10),
    home: inList(-Infinity),
    end: inList(Infinity),
    [deskKeys.open]: () => isInList() && openRow(rows[at], at),
    [deskKeys.zoom]: zoom,
    [deskKeys.heat]: () => show('heat', !heat),
    [deskKeys.all]: () => show('all', !all),
    [deskKeys.print]: () => router.history.push(`/duty/hotspots/print?cells=${asked.cells}`),
    [deskKeys.help]: () => setHelp(true),
    [deskKeys.escape]: close,
    ...Object.fromEntries(tabs.map((one, place) => [String(place + 1), () => change(one)])),
  });

  const openKey = row ?? cell;
  const isRepeat = tab === 'repeat';
  // An area's sign says what it is; places of the other lists are found by their number.
  const spots = tab === 'areas' ? noRows : rows;
  const isBusy = cells.isPlaceholderData || listing.answer.isPlaceholderData;
  const hasAside = !isPhone || cell !== undefined;
  return (
    <>
      <HotspotTools address={address} today={today} onHelp={() => setHelp(true)} />
      <div className={classes.middle}>
        <aside
          className={classes.left}
          hidden={isPhone && mapFirst}
          style={{ width: `${left}rem` }}
          aria-label={t('hotspots.title')}
        >
          <SegmentedControl
            size="xs"
            fullWidth
            className={classes.tabs}
            aria-label={t('hotspots.tabs.label')}
            data={tabs.map((value) => ({ value, label: t(`hotspots.tabs.${value}`) }))}
            value={tab}
            onChange={(value) => change(value as Tab)}
          />
          <PanelBoundary key={tab}>
            <HotspotsList
              tab={tab}
              listing={listing}
              active={at}
              opened={openKey}
              theme={theme}
              list={list}
              onPick={(one, place) => openRow(one, place)}
            />
          </PanelBoundary>
        </aside>
        <Splitter label={t('hotspots.listWidth')} width={left} side={1} onWidth={setLeft} />
        {showsMap && (
          <main className={classes.main} aria-busy={isBusy}>
            <HotspotsMap
              city={city}
              cells={isRepeat ? noCells : features}
              spots={spots}
              cell={cell}
              row={row}
              all={all}
              heat={heat}
              onCell={(id) => {
                const place = rows.findIndex((one) => one.cell === id);
                if (place >= 0) setActive(place);
                open(place >= 0 ? rows[place]!.key : undefined, id);
              }}
              onSpot={(key) => {
                const place = rows.findIndex((one) => one.key === key);
                openRow(rows[place], place);
              }}
              map={map}
            >
              {!isRepeat && <Legend theme={theme} heat={heat} />}
              <div className={classes.notes}>
                {city.sample && (
                  <Badge variant="outline" radius="sm" tt="none" bg="var(--surface)">
                    {t('sampleBadge')}
                  </Badge>
                )}
                {heat && <span className={classes.note}>{t('hotspots.heatNote')}</span>}
                {guard !== undefined && <span className={classes.note}>{t(`hotspots.guard.${guard}`)}</span>}
                {cells.isError && (
                  <span className={classes.note} role="alert">
                    {t('hotspots.cellsFailed')}
                  </span>
                )}
                {isBusy && (
                  <span className={classes.note} role="status">
                    {t('hotspots.loading')}
                  </span>
                )}
              </div>
            </HotspotsMap>
          </main>
        )}
        {hasAside && (
          <>
            <Splitter label={t('hotspots.placeWidth')} width={right} side={-1} onWidth={setRight} />
            <aside className={classes.right} style={{ width: `${right}rem` }} aria-label={t('hotspots.aside')}>
              <PanelBoundary key={cell}>
                <HotspotsAside
                  address={address}
                  guard={guard}
                  theme={theme}
                  ground={geometry}
                  onZoom={zoom}
                  onClose={close}
                />
              </PanelBoundary>
            </aside>
          </>
        )}
      </div>
      {isPhone && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('hotspots.phone.label')}
          data={(['list', 'map'] as const).map((value) => ({ value, label: t(`hotspots.phone.${value}`) }))}
          value={mapFirst ? 'map' : 'list'}
          onChange={(value) => setMapFirst(value === 'map')}
        />
      )}
      <Text size="xs" c="dimmed" className={classes.foot}>
        {t('hotspots.method')}
      </Text>
      <KeysOfDesk opened={help} onClose={() => setHelp(false)} />
    </>
  );
}

const noRows: readonly AreaRow[] = [];
const noCells: readonly never[] = [];
