import { cases } from '#domain/cases/collection.ts';
import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { writeFilter } from '#domain/filter.ts';
import { Loader } from '@mantine/core';
import { useDebouncedValue, useElementSize, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cityQuery, countsQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import type { Compared, FeatureKey, MapHandle, Measuring, Pick, View as Sight } from '../../map/contract.ts';
import { drawnAt } from '../../map/look.ts';
import type { SearchResult } from '../../search/api.ts';
import { filterOfView } from '../../state/filter-of-view.ts';
import { samePeriod } from '../../state/period.ts';
import { remember, usePreferences } from '../../state/preferences.ts';
import { bboxInSight, cameraFor, keepInSight, type Insets } from '../../state/projection.ts';
import { useView } from '../../state/router.tsx';
import {
  chosenBeyondDefault,
  defaultEquals,
  orderLayers,
  type FilterColumn,
  type Panel,
  type View,
} from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { looks } from '../looks.ts';
import { bboxOf } from './feature-bbox.ts';
import { FeatureCard } from './feature-card.tsx';
import { FeatureList } from './feature-list.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FoundAnnouncement } from './found-announcement.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { LayerPanel } from './layer-panel.tsx';
import { MapStage } from './map-stage.tsx';
import { PlaceCard } from './place-card.tsx';
import { PeriodPicker, periodWords } from './period-picker.tsx';
import { remPixels } from './rem-pixels.ts';
import { SearchBox } from './search-box.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { SidePanel } from './side-panel.tsx';
import { useSpot, type Spot } from './spot.ts';
import { TopBar } from './top-bar.tsx';
import { useHome } from './use-home.ts';
import { useSelection } from './use-selection.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useToday } from './use-today.ts';
import classes from './explore.module.css';

const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
/** CSS pixels of ground around the whole city; more above, where the chips are. */
const homeMargin: Insets = { top: 40, right: 64, bottom: 32, left: 24 };
/** Nearer than this every case is a point; further out history is counted in cells. */
const casesPointZoom = cases.cells?.pointZoom ?? 0;
/** Below this width (CSS pixels) panels are sheets. */
const phone = '(max-width: 43.74em)';

/** The city on one map: layers, filters and list at the left, what is selected at the right, the map between. */
export function Explore() {
  const { t } = useWords();
  const { view, change } = useView();
  const { language, theme } = usePreferences(view);
  const today = useToday();
  const isPhone = useMediaQuery(phone) ?? false;
  const panel: Panel = view.panel ?? (isPhone ? 'none' : 'layers');

  const city = useQuery(cityQuery);
  const home = useHome(city.data);
  const map = useRef<MapHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const stage = useElementSize();
  const [noMap, setNoMap] = useState(false);
  const [drawnSight, setSight] = useState<Sight | undefined>(undefined);
  const [hover, setHover] = useState<FeatureKey | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);
  const [measuring, setMeasuring] = useState<Measuring>('off');
  const [help, setHelp] = useState(false);
  const [here, setHere] = useState<readonly Feature[]>([]);
  const [chooser, setChooser] = useState<{ features: readonly Feature[]; point: Pick['point'] } | undefined>(undefined);
  const { feature, select, deselect, resolve } = useSelection(view, change);
  const { spot, setSpot } = useSpot();
  const lastDay = view.period.kind === 'days' && view.period.last < today ? view.period.last : undefined;

  const measured = stage.width > 0;
  const camera = view.camera ?? (home && measured ? cameraFor(home, stage, homeMargin, 15) : undefined);
  const sight = useStable(
    noMap && camera ? { bbox: bboxInSight(camera, stage), zoom: camera.zoom } : drawnSight,
    (value) => (value ? `${value.bbox.join()}/${value.zoom}` : ''),
  );
  const [settled] = useDebouncedValue(sight, 250);

  const visible = useMemo(() => view.layers.map((id) => collectionById(id)!), [view.layers]);
  const filter = useStable(filterOfView(view, visible), (value) => writeFilter(value).toString());
  const drawn = useStable(drawnAt(looks, view.layers, settled?.zoom ?? view.camera?.zoom ?? 12).reverse(), (value) =>
    value.join(),
  );
  const drawnFilter = useStable(
    filterOfView(
      view,
      drawn.map((id) => collectionById(id)!),
    ),
    (value) => writeFilter(value).toString(),
  );
  const counts = useQuery(countsQuery(drawn, settled?.bbox, drawnFilter));
  const shownCounts = counts.data?.counts;

  useLive(city.data?.seq, {
    change: (event) => map.current?.change(event),
    reload: () => map.current?.reload(),
  });
  const told = counts.data?.at ?? city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    if (city.data) document.title = `${city.data.name[language]} · ${t('appName')}`;
  }, [city.data, language, t]);
  useFollowedDay(view, today, (since) => change({ period: { kind: 'current', since } }, 'replace'));

  /** What an open card covers. */
  const card: Insets = isPhone ? { ...noInsets, bottom: stage.height / 2 } : { ...noInsets, right: 24.5 * remPixels() };
  const insets = view.selection === undefined && spot === undefined ? noInsets : card;
  // The URL names the whole view from the start, camera and day included, so that it can be sent on at once.
  const ready = camera !== undefined;
  useEffect(() => {
    if (camera) change((now) => ({ camera: now.camera ?? camera }), 'replace');
    // The camera is a new object each time; it is told once, when there is one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ready]);

  // What has just been selected must not lie under the card that opens for it.
  const selectedKey = feature && `${feature.collection}/${feature.id}`;
  useEffect(() => {
    if (!feature || !camera || !measured) return;
    const moved = keepInSight(camera, stage, bboxOf(feature.geometry), insets);
    if (moved) change({ camera: moved }, 'replace');
    // Only a new selection moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedKey, measured, ready]);

  const goTo = (bbox: readonly [number, number, number, number], covered: Insets = insets) => {
    const room = isPhone ? 32 : 64;
    const padding = {
      top: covered.top + room,
      right: covered.right + room,
      bottom: covered.bottom + room,
      left: covered.left + room,
    };
    if (noMap) change({ camera: cameraFor(bbox, stage, padding) }, 'replace');
    else map.current?.fit(bbox, { padding });
  };
  const showPanel = (next: Panel) => change({ panel: next }, 'replace');
  const setEquals = (column: FilterColumn, values: readonly string[]) =>
    change(({ equals }) => ({ equals: withValues(equals, column, values) }), 'push');
  const clearFilters = () => change({ equals: defaultEquals, period: { kind: 'current', since: today } }, 'push');
  const choose = (chosen: Feature) => {
    setChooser(undefined);
    select(chosen);
    if (isPhone) showPanel('none');
  };
  const pick = async ({ features: keys, point, lngLat }: Pick) => {
    setChooser(undefined);
    setSpot(lngLat);
    if (keys.length === 0) {
      setHere([]);
      deselect();
      return;
    }
    const found = await resolve(keys.slice(0, 12));
    const [top] = found;
    if (!top) return;
    setHere(found);
    const kind = collectionById(top.collection)?.geometry;
    const alike = found.filter(({ collection }) => collectionById(collection)?.geometry === kind);
    if (alike.length > 1) setChooser({ features: found, point });
    else choose(top);
  };
  const openResult = (result: SearchResult) => {
    setHere([]);
    setSpot(undefined);
    const on = view.layers.includes(result.collection) ? view.layers : orderLayers([...view.layers, result.collection]);
    change({ layers: on, selection: { collection: result.collection, id: result.id } }, 'push');
    if (isPhone) showPanel('none');
    // The card is about to open: what was looked for must not come to lie under it.
    goTo(result.bbox, card);
    map.current?.focus();
  };
  const setTheme = (next: NonNullable<View['theme']>) => {
    remember('theme', next);
    change({ theme: next }, 'replace');
  };
  const togglePanel = () => showPanel(panel === 'none' ? 'layers' : 'none');

  useShortcuts({
    '/': () => search.current?.focus(),
    '1': () => showPanel('layers'),
    '2': () => showPanel('filters'),
    '3': () => showPanel('list'),
    b: togglePanel,
    m: () => setMeasuring((mode) => (mode === 'line' ? 'off' : 'line')),
    a: () => setMeasuring((mode) => (mode === 'area' ? 'off' : 'area')),
    h: () => home && goTo(home),
    t: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    '?': () => setHelp(true),
    '+': () => map.current?.zoomIn(),
    '-': () => map.current?.zoomOut(),
    escape: () => {
      if (chooser) setChooser(undefined);
      else if (measuring !== 'off') setMeasuring('off');
      else {
        deselect();
        setSpot(undefined);
      }
    },
  });

  const defaultPeriod = samePeriod(view.period, { kind: 'current', since: today });
  const narrowedBy = Object.values(chosenBeyondDefault(view.equals)).reduce(
    (sum, values) => sum + (values?.length ?? 0),
    0,
  );

  return (
    <div className={classes.page} data-phone={isPhone || undefined}>
      <button type="button" className={classes.skip} onClick={() => map.current?.focus()}>
        {t('map.skip')}
      </button>
      <TopBar
        city={city.data}
        theme={theme}
        panelOpen={panel !== 'none'}
        onTogglePanel={togglePanel}
        onTheme={setTheme}
        onLanguage={(next) => {
          remember('language', next);
          change({ language: next }, 'replace');
        }}
        onShortcuts={() => setHelp(true)}
      >
        <SearchBox ref={search} theme={theme} onChoose={openResult} />
        <PeriodPicker period={view.period} today={today} onChange={(period) => change({ period }, 'push')} />
      </TopBar>
      <div className={classes.middle}>
        {panel !== 'none' && (
          <SidePanel panel={panel} narrowedBy={narrowedBy} onPanel={showPanel} onClose={() => showPanel('none')}>
            <PanelBoundary key={panel}>
              {panel === 'layers' && (
                <LayerPanel
                  layers={view.layers}
                  drawn={drawn}
                  city={city.data}
                  counts={shownCounts}
                  theme={theme}
                  counted={view.period.kind !== 'current' && (settled?.zoom ?? 0) < casesPointZoom}
                  onChange={(layers) => change({ layers }, 'push')}
                />
              )}
              {panel === 'filters' && (
                <FilterPanel
                  equals={view.equals}
                  cases={drawn.includes('cases') ? { bbox: settled?.bbox, filter: drawnFilter } : undefined}
                  effective={new Set(visible.flatMap(({ columns }) => columns.map(({ property }) => property)))}
                  onChange={setEquals}
                  onClear={clearFilters}
                />
              )}
              {panel === 'list' &&
                (counts.isError && !counts.data ? (
                  <Failed title={t('list.failed')} error={counts.error} retry={() => void counts.refetch()} />
                ) : (
                  <FeatureList
                    collections={drawn}
                    counts={shownCounts}
                    bbox={settled?.bbox}
                    filter={drawnFilter}
                    theme={theme}
                    selectedId={view.selection?.id}
                    onOpen={(chosen) => {
                      setHere([]);
                      setSpot(undefined);
                      choose(chosen);
                    }}
                    onHover={(over) => setHover(over && { collection: over.collection, fid: over.fid })}
                    onLeave={() => map.current?.focus()}
                    onClearFilters={clearFilters}
                  />
                ))}
            </PanelBoundary>
          </SidePanel>
        )}
        <main ref={stage.ref} className={classes.stage}>
          {city.isError && !city.data ? (
            <div className={classes.noMap}>
              <Failed title={t('map.failed')} error={city.error} retry={() => void city.refetch()} />
            </div>
          ) : city.data ? (
            <MapStage
              city={city.data}
              camera={camera}
              layers={view.layers}
              filter={filter}
              theme={theme}
              selection={feature ? { collection: feature.collection, fid: feature.fid } : null}
              hover={hover}
              compared={compared ?? (view.selection === undefined && spot ? marked(spot) : null)}
              measuring={measuring}
              size={stage}
              chooser={chooser}
              map={map}
              noMap={noMap}
              onNoMap={() => setNoMap(true)}
              onCamera={(moved) => change({ camera: moved }, 'replace')}
              onSight={setSight}
              onPick={(picked) => void pick(picked)}
              onChoose={choose}
              onChooserClose={() => setChooser(undefined)}
              onMeasuring={setMeasuring}
              onZoomIn={() => map.current?.zoomIn()}
              onZoomOut={() => map.current?.zoomOut()}
              onWhole={() => home && goTo(home)}
            >
              <FilterChips
                equals={chosenBeyondDefault(view.equals)}
                period={defaultPeriod ? undefined : periodWords(view.period, today, t)}
                onRemove={(column, value) =>
                  setEquals(
                    column,
                    (view.equals[column] ?? []).filter((kept) => kept !== value),
                  )
                }
                onResetPeriod={() => change({ period: { kind: 'current', since: today } }, 'push')}
                onClear={clearFilters}
              />
            </MapStage>
          ) : (
            <Loader className={classes.mapLoading} aria-label={t('live.connecting')} />
          )}
          {view.selection && (
            <aside className={classes.cardPlace}>
              <PanelBoundary key={`${view.selection.collection}/${view.selection.id}`}>
                <FeatureCard
                  selection={view.selection}
                  theme={theme}
                  here={here.some(({ id }) => id === view.selection?.id) ? here : []}
                  onSwitch={choose}
                  onCompare={setCompared}
                  onZoomTo={(shown) => goTo(bboxOf(shown.geometry))}
                  spot={spot}
                  day={lastDay}
                  onClose={() => {
                    deselect();
                    setSpot(undefined);
                    map.current?.focus();
                  }}
                />
              </PanelBoundary>
            </aside>
          )}
          {view.selection === undefined && spot && (
            <aside className={classes.cardPlace}>
              <PanelBoundary key={spot.join()}>
                <PlaceCard
                  spot={spot}
                  day={lastDay}
                  onClose={() => {
                    setSpot(undefined);
                    map.current?.focus();
                  }}
                />
              </PanelBoundary>
            </aside>
          )}
        </main>
      </div>
      <FoundAnnouncement
        asked={`${drawn.join()}?${writeFilter(drawnFilter).toString()}`}
        found={
          shownCounts && !counts.isPlaceholderData
            ? Object.values(shownCounts).reduce((sum, { total }) => sum + total, 0)
            : undefined
        }
      />
      <ShortcutsSheet opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** A clicked place as a mark on the map. */
function marked(spot: Spot): Compared {
  return { before: null, after: { type: 'Point', coordinates: [...spot] } };
}

/** A page left open over midnight goes on to "open cases plus today's" of the new day. */
function useFollowedDay(view: View, today: string, move: (since: string) => void): void {
  const before = useRef(today);
  useEffect(() => {
    if (before.current === today) return;
    if (samePeriod(view.period, { kind: 'current', since: before.current })) move(today);
    before.current = today;
  });
}

/** The same object as long as its key stays the same, so that what depends on it is not asked for again. */
function useStable<T>(value: T, keyOf: (value: T) => string): T {
  const key = keyOf(value);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => value, [key]);
}

function withValues(equals: View['equals'], column: FilterColumn, values: readonly string[]): View['equals'] {
  const { [column]: _dropped, ...others } = equals;
  return values.length > 0 ? { ...others, [column]: [...values].sort() } : others;
}
