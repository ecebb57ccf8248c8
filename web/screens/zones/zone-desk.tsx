import { Loader, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLayoutSidebar from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebar.mjs';
import IconLayoutSidebarRight from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebarRight.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { editKinds, schemeStates, type EditLabel } from '#domain/zones/schemes/scheme-version.ts';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useHere } from '../../live/presence.ts';
import { useLive } from '../../live/use-live.ts';
import type { MapHandle } from '../../map/contract.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { tools, useDesk } from '../../zones/desk.ts';
import { CityTestLayers } from '../../zones/panels/test-layers.tsx';
import { useSketch } from '../../zones/sketch.ts';
import { toolKeys } from '../../zones/tool-keys.ts';
import { SchemeBar } from '../../zones/versions/scheme-bar.tsx';
import { authorOf } from '../../zones/versions/people-words.ts';
import { useThemeSwitch } from '../account/bar-preferences.tsx';
import { AsidePanel } from './aside-panel.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskMap } from './desk-map.tsx';
import { KeysOfDesk } from './keys-sheet.tsx';
import { LeftPanel } from './left-panel.tsx';
import { numericField } from './numeric-entry.tsx';
import { RefusalLine } from './refusal-line.tsx';
import { SavingSign } from './saving-sign.tsx';
import { ToolPanel } from './tool-panel.tsx';
import { ToolStrip } from './tool-strip.tsx';
import { useDeskKeys, type DeskKeys } from './use-desk-keys.ts';
import { useOpenDesk } from './use-open-desk.ts';
import { holdNext, nudgeHeld, useTools } from './use-tools.ts';
import classes from './zones.module.css';

/** One version of a scheme on the desk: list at the left, map and tools in the middle, what is chosen at the right. */
export function ZoneDesk({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const { session, can } = useSession();
  const city = useQuery(cityQuery);
  const map = useRef<MapHandle>(null);
  const isPhone = useMediaQuery('(max-width: 43.74em)', false, { getInitialValueInEffect: false });
  const [left, setLeft] = useState<boolean | undefined>(undefined);
  const [right, setRight] = useState<boolean | undefined>(undefined);
  const [sheet, setSheet] = useState(false);
  const [hasGrips, setGrips] = useState(false);
  const acts = useTools();
  const toggleTheme = useThemeSwitch();
  useOpenDesk(id, isPhone);
  const others = useHere(`scheme-versions/${id}`);
  const draft = useDesk((desk) => desk.draft);
  // These alone: what changes with every step of a drag or an edit is for those parts that show it.
  const { opening, failure, readOnly, undoes, redoes } = useDesk(
    useShallow(({ opening, failure, readOnly, undoes, redoes }) => ({ opening, failure, readOnly, undoes, redoes })),
  );
  const { undo, redo } = useDesk.getState();
  useLive(city.data?.seq, {
    change: (event) => map.current?.change(event),
    reload: () => map.current?.reload(),
  });
  useSight(map);
  const hasChosen = useDesk((desk) => desk.chosen.length > 0);
  // A phone shows one thing under its map: the list, or what has been chosen on map or list.
  const hasLeft = isPhone ? !hasChosen : (left ?? true);
  const hasRight = isPhone ? hasChosen : (right ?? true);

  const named = ({ kind, zones }: EditLabel) => [say(editKinds[kind]), zones.join(t('listSeparator'))].join(' ').trim();
  const key = (run: () => unknown) => () => void run();
  useDeskKeys({
    ...Object.fromEntries(tools.map((tool) => [toolKeys[tool].toLowerCase(), key(() => acts.setTool(tool))])),
    'ctrl+z': key(undo),
    'ctrl+shift+z': key(redo),
    'ctrl+y': key(redo),
    l: key(() => useSketch.setState(({ follows }) => ({ follows: !follows }))),
    d: () => {
      const field = document.getElementById(numericField);
      field?.focus();
      return field !== null;
    },
    h: key(() => document.querySelector<HTMLButtonElement>(`.${classes.zoom} button:last-child`)?.click()),
    t: key(toggleTheme),
    '?': key(() => setSheet(true)),
    enter: () => (isButton(document.activeElement) ? false : acts.enter()),
    backspace: key(acts.back),
    delete: key(acts.remove),
    escape: key(acts.cancel),
    '.': () => holdNext(1),
    ',': () => holdNext(-1),
    ...nudges,
  });

  return (
    <div className={classes.page} data-scheme={id}>
      <DeskBar>
        <span className={classes.wideOnly}>
          <ToolButton
            label={t(hasLeft ? 'zones.left.hide' : 'zones.left.show')}
            pressed={hasLeft}
            onClick={() => setLeft(!hasLeft)}
          >
            <IconLayoutSidebar size="1.25rem" />
          </ToolButton>
          <ToolButton
            label={t(hasRight ? 'zones.right.hide' : 'zones.right.show')}
            pressed={hasRight}
            onClick={() => setRight(!hasRight)}
          >
            <IconLayoutSidebarRight size="1.25rem" />
          </ToolButton>
          {!readOnly && (
            <>
              <ToolButton
                label={`${undoes ? t('zones.undoName', { edit: named(undoes) }) : t('zones.undo')}${t('inBrackets', { words: 'Ctrl-Z' })}`}
                onClick={undo}
              >
                <IconArrowBackUp size="1.25rem" opacity={undoes ? 1 : 0.4} />
              </ToolButton>
              <ToolButton
                label={`${redoes ? t('zones.redoName', { edit: named(redoes) }) : t('zones.redo')}${t('inBrackets', { words: 'Ctrl-Y' })}`}
                onClick={redo}
              >
                <IconArrowForwardUp size="1.25rem" opacity={redoes ? 1 : 0.4} />
              </ToolButton>
              <SavingSign />
            </>
          )}
          <ToolButton
            label={`${t('zones.keys.help')}${t('inBrackets', { words: '?' })}`}
            onClick={() => setSheet(true)}
          >
            <IconKeyboard size="1.25rem" />
          </ToolButton>
          {others.length > 0 && (
            <Text size="xs" c="dimmed" className={classes.others}>
              {t('zones.others', { names: others.map(({ name }) => name).join(t('listSeparator')) })}
            </Text>
          )}
        </span>
      </DeskBar>
      {draft && <SchemeBar />}
      {draft && <CityTestLayers />}
      {draft && readOnly && (
        <Text size="sm" className={classes.readOnly} role="note">
          {draft.version.state === 'draft'
            ? t(can('zone.edit') ? 'zones.phone' : 'zones.readOnlyRight')
            : t('zones.readOnly', { state: say(schemeStates[draft.version.state]) })}
        </Text>
      )}
      {opening === 'failed' ? (
        <Failed
          title={t('zones.failed')}
          error={failure}
          retry={() => void useDesk.getState().open(id, authorOf(session) ?? '', can('zone.edit') && !isPhone)}
        />
      ) : (
        <div className={classes.middle}>
          {hasLeft && draft && (
            <aside className={classes.left}>
              <PanelBoundary>
                <LeftPanel />
              </PanelBoundary>
            </aside>
          )}
          <main className={classes.main}>
            {city.data && (
              <DeskMap
                city={city.data}
                map={map}
                onPlace={acts.place}
                onFinish={acts.finish}
                onTool={(tool) => map.current?.[tool]()}
                onGrips={setGrips}
              >
                {draft && !isPhone && <ToolStrip onTool={acts.setTool} onRemove={acts.confirmRemove} />}
                {draft && !isPhone && (
                  <ToolPanel
                    onFinish={acts.finish}
                    onCancel={acts.cancel}
                    hasGrips={hasGrips}
                    isFollowing={acts.isFollowing}
                  />
                )}
                <RefusalLine />
              </DeskMap>
            )}
            {opening === 'loading' && (
              <div className={classes.opening} role="status">
                <Loader size="sm" /> <Text size="sm">{t('zones.opening')}</Text>
              </div>
            )}
          </main>
          {hasRight && draft && (
            <aside className={classes.right}>
              <PanelBoundary>
                <AsidePanel />
              </PanelBoundary>
            </aside>
          )}
        </div>
      )}
      <KeysOfDesk opened={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

/** Brings in sight what the desk asks for. */
function useSight(map: { readonly current: MapHandle | null }): void {
  useEffect(
    () =>
      useDesk.subscribe(({ sight }, before) => {
        if (sight && sight !== before.sight) map.current?.fit(sight.bbox, { maxZoom: 17 });
      }),
    [map],
  );
}

const near = 1;
const far = 10;

/** Arrow keys move the held vertex by a metre, with Shift by ten; with none held they are the map's. */
const nudges: DeskKeys = {
  arrowup: () => nudgeHeld(0, near),
  arrowdown: () => nudgeHeld(0, -near),
  arrowleft: () => nudgeHeld(-near, 0),
  arrowright: () => nudgeHeld(near, 0),
  'shift+arrowup': () => nudgeHeld(0, far),
  'shift+arrowdown': () => nudgeHeld(0, -far),
  'shift+arrowleft': () => nudgeHeld(-far, 0),
  'shift+arrowright': () => nudgeHeld(far, 0),
};

/** Enter on a button is the button's. */
function isButton(element: Element | null): boolean {
  return element instanceof HTMLElement && element.closest('button, a, [role=option]') !== null;
}
