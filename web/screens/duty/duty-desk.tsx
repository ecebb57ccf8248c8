import { Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Feature } from '#domain/feature.ts';
import { CaseImportDialog } from '../../case-import/import-dialog.tsx';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { AlarmLine } from './alarm-line.tsx';
import { Aside } from './aside.tsx';
import { DeskTools } from './desk-tools.tsx';
import { DutyBar } from './duty-bar.tsx';
import { DutyMap, type At, type DutyMapHandle } from './duty-map.tsx';
import { EscalationNotices } from './escalation-notices.tsx';
import { KeysOfDesk } from './keys-sheet.tsx';
import { printAddress } from './open-case.tsx';
import { Palette } from './palette.tsx';
import { numberOf } from './queue.ts';
import { QueuePanel } from './queue-panel.tsx';
import { viewsFor } from './queue-views.ts';
import { Splitter, useKeptWidth } from './splitter.tsx';
import { useAlarmLine } from './use-alarm-line.ts';
import { useAlerts } from './use-alerts.ts';
import { useCommands } from './use-commands.ts';
import { useDutyDesk } from './use-duty-desk.ts';
import { useDutyKeys } from './use-duty-keys.ts';
import { useFollow } from './use-follow.ts';
import classes from './duty.module.css';

type Layer = 'keys' | 'palette' | 'import';

/** Queue at the left, its map in the middle, the open case or the report at the right. */
export function DutyDesk() {
  const { t } = useWords();
  const { can } = useSession();
  const router = useRouter();
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
  const [layer, setLayer] = useState<Layer | undefined>(undefined);
  const [mapFirst, setMapFirst] = useState(false);
  const desk = useDutyDesk(list);
  const { asked, opened, ask, params, choosing, number, openCase, acting, chosen, acts, run, report } = desk;
  const views = viewsFor(can);
  useFollow(city.data?.seq, map);
  const { sound, toggleSound } = useAlerts(params, desk.own);
  const alarms = useAlarmLine(sound, desk.own);

  useDutyKeys({
    ...desk,
    choose: desk.toggleActive,
    chooseAll: () => void choosing.chooseAll(),
    search: () => field.current?.focus(),
    whole: () => map.current?.home(),
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
    alarm: alarms.answerNewest,
    palette: () => setLayer('palette'),
    help: () => setLayer('keys'),
  });
  const importing = can('case.receive') ? () => setLayer('import') : undefined;
  const commands = useCommands({ acts, run, view: (view) => ask({ view }), report, importing });
  const isReporting = opened?.kind === 'report';
  const hasAside = opened !== undefined || chosen.length > 0 || acting.asked !== undefined || acting.told !== undefined;
  return (
    <div className={classes.page} data-view={asked.view}>
      <DutyBar>
        <DeskTools
          sound={sound}
          onSound={toggleSound}
          onHelp={() => setLayer('keys')}
          onPalette={() => setLayer('palette')}
          onImport={importing}
          mapFirst={isPhone ? mapFirst : undefined}
          onMapFirst={setMapFirst}
        />
      </DutyBar>
      <AlarmLine line={alarms} onOpen={desk.openOther} />
      <EscalationNotices onOpen={desk.openOther} />
      <div className={classes.middle}>
        <aside
          className={classes.left}
          hidden={isPhone && mapFirst}
          style={{ width: `${left}rem` }}
          aria-label={t('duty.list.title')}
        >
          <PanelBoundary>
            <QueuePanel
              asked={asked}
              params={params}
              total={desk.total}
              isBounded={desk.isBounded}
              openNumber={number}
              choosing={choosing}
              list={list}
              field={field}
              onAsk={ask}
              onOpen={(one) => desk.openOther(numberOf(one))}
              onHover={setHover}
              onReport={report}
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
                filter={desk.filter}
                open={openCase}
                marked={chosen}
                hover={hover}
                placing={isReporting ? place : undefined}
                isPicking={isReporting && (picking || place === null)}
                onPlace={(at) => {
                  setPlace(at);
                  setPicking(false);
                }}
                onOpen={(one) => desk.openOther(numberOf(one))}
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
                  desk={desk}
                  place={place}
                  onPlace={setPlace}
                  isPicking={picking}
                  onPicking={setPicking}
                  onZoomTo={({ geometry }) => map.current?.fit(bboxOf(geometry))}
                />
              </PanelBoundary>
            </aside>
          </>
        )}
      </div>
      <KeysOfDesk opened={layer === 'keys'} onClose={() => setLayer(undefined)} />
      <Palette
        opened={layer === 'palette'}
        commands={commands}
        onOpen={desk.openOther}
        onClose={() => setLayer((now) => (now === 'palette' ? undefined : now))}
      />
      <CaseImportDialog opened={layer === 'import'} onClose={() => setLayer(undefined)} />
    </div>
  );
}
