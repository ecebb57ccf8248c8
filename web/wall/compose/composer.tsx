import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import { useRef, useState, type ReactNode } from 'react';
import {
  addMap,
  addPanel,
  faultsOfParts,
  insideGrid,
  isSamePart,
  partsOf,
  withoutPart,
  withPlace,
  type PartKey,
} from '#domain/wall/compose.ts';
import type { ComposedFor } from '#domain/wall/least-cells.ts';
import { panelKinds, type PanelKind } from '#domain/wall/panel-kinds.ts';
import type { Scene, SceneBbox } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useKeepUnsaved } from '../../state/unsaved.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { ComposerKeysSheet } from './composer-keys-sheet.tsx';
import { ComposingPart } from './composing-part.tsx';
import { MapInspector, type SeenMap } from './map-inspector.tsx';
import type { NarrowChoices } from './of-select.tsx';
import { PanelInspector } from './panel-inspector.tsx';
import { useComposerKeys } from './use-composer-keys.ts';
import { useSteps } from './use-steps.ts';
import classes from './compose.module.css';

interface ComposerProps {
  readonly scene: Scene;
  readonly onChange: (scene: Scene) => void;
  /** What it is shown on. */
  readonly on: ComposedFor;
  readonly seen: SeenMap | undefined;
  /** What panels can be narrowed to. */
  readonly choices: NarrowChoices;
  /** Which stop of the tour is being worked on, and shall be seen. */
  readonly onLook: (stop: number) => void;
  /** Lets a frame be chosen on a map. */
  readonly onFrame: (from: SceneBbox | undefined, take: (box: SceneBbox) => void) => void;
  /** The scene with its figures, as large as the stage. */
  readonly preview: ReactNode;
}

const mapKey: PartKey = { map: true };

/** A scene composed without code: parts on the grid, what is known of the chosen one beside it, steps taken back. */
export function Composer({ scene, onChange, on, seen, choices, onLook, onFrame, preview }: ComposerProps) {
  const { t, say } = useWords();
  const { apply, undo, redo } = useSteps(scene, onChange);
  useKeepUnsaved(undo !== undefined);
  const [chosen, setChosen] = useState<PartKey | undefined>(undefined);
  const [help, setHelp] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const parts = partsOf(scene);
  const current = parts.find(({ key }) => isSamePart(chosen, key));
  const panel = scene.panels.find(({ id }) => isSamePart(chosen, { panel: id }));
  const faults = faultsOfParts(scene, on);
  const nameOf = (key: PartKey) => {
    if ('map' in key) return t('wallDesk.compose.map');
    const found = scene.panels.find(({ id }) => id === key.panel)!;
    return found.title ?? say(panelKinds[found.kind]);
  };
  const remove = (key: PartKey) => {
    apply(withoutPart(scene, key));
    setChosen(undefined);
  };
  useComposerKeys({
    ...{ undo, redo },
    save: () => root.current?.closest('form')?.requestSubmit(),
    leave: () => setChosen(undefined),
    help: () => setHelp(true),
  });
  return (
    <div ref={root} className={classes.composer}>
      <Stack gap="xs">
        <Group gap="xs">
          <Select
            size="xs"
            aria-label={t('wallDesk.compose.add')}
            placeholder={t('wallDesk.compose.add')}
            searchable
            data={[
              ...(scene.map ? [] : [{ value: 'map', label: t('wallDesk.compose.map') }]),
              ...Object.entries(panelKinds).map(([value, words]) => ({ value, label: say(words) })),
            ]}
            value={null}
            onChange={(kind) => {
              if (kind === 'map') {
                apply(addMap(scene));
                setChosen(mapKey);
              } else if (kind !== null) {
                const added = addPanel(scene, kind as PanelKind, on);
                apply(added.scene);
                setChosen(added.key);
              }
            }}
          />
          <ToolButton label={t('wallDesk.compose.undo', { key: 'Ctrl+Z' })} onClick={() => undo?.()}>
            <IconArrowBackUp size="1.125rem" />
          </ToolButton>
          <ToolButton label={t('wallDesk.compose.redo', { key: 'Ctrl+Y' })} onClick={() => redo?.()}>
            <IconArrowForwardUp size="1.125rem" />
          </ToolButton>
          <ToolButton label={t('wallDesk.compose.key.open', { key: '?' })} onClick={() => setHelp(true)}>
            <IconKeyboard size="1.125rem" />
          </ToolButton>
          <ComposerKeysSheet opened={help} onClose={() => setHelp(false)} />
          <Text size="xs" c="dimmed">
            {t('wallDesk.compose.keys', { size: 'Shift', remove: 'Delete' })}
          </Text>
        </Group>
        <div
          className={classes.stage}
          data-stage
          style={{ aspectRatio: `${16 * on.columns} / ${9 * on.rows}` }}
          role="group"
          aria-label={t('wallDesk.compose.stage')}
        >
          <div className={classes.preview} inert>
            {preview}
          </div>
          <div className={classes.lines} />
          {parts.map(({ key, place }) => (
            <ComposingPart
              key={'map' in key ? 'map' : `panel ${key.panel}`}
              name={nameOf(key)}
              label={t('wallDesk.compose.part', { name: nameOf(key), ...placeWords(place) })}
              place={place}
              isChosen={isSamePart(chosen, key)}
              hasFault={faults.some((fault) => isSamePart(fault.key, key))}
              onChoose={() => setChosen(key)}
              onPlace={(to) => apply(withPlace(scene, key, to))}
              onRemove={() => remove(key)}
            />
          ))}
          <Bezels columns={on.columns} rows={on.rows} />
        </div>
        {faults.length > 0 && (
          <ul className={classes.faults} role="status">
            {faults.map(({ key, fault, least }) => (
              <li key={`${nameOf(key)} ${'map' in key ? '' : key.panel} ${fault}`}>
                {t(`wallDesk.compose.faults.${fault}`, { name: nameOf(key), ...least })}
              </li>
            ))}
          </ul>
        )}
      </Stack>
      <Stack gap="xs">
        <TextInput
          label={t('wallDesk.compose.name')}
          required
          maxLength={40}
          value={scene.name}
          onChange={(event) => apply({ ...scene, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('wallDesk.compose.nameEn')}
          maxLength={60}
          value={scene.nameEn ?? ''}
          onChange={(event) => {
            const { nameEn: _before, ...rest } = scene;
            apply({ ...rest, ...(event.currentTarget.value !== '' && { nameEn: event.currentTarget.value }) });
          }}
        />
        <Select
          label={t('wallDesk.compose.theme')}
          allowDeselect={false}
          data={(['dark', 'light'] as const).map((value) => ({ value, label: t(`wallDesk.compose.themes.${value}`) }))}
          value={scene.theme ?? 'dark'}
          onChange={(theme) => apply({ ...scene, theme: theme === 'light' ? 'light' : 'dark' })}
        />
        {current ? (
          <Stack gap="xs" role="group" aria-label={t('wallDesk.compose.chosen', { name: nameOf(current.key) })}>
            <Text fw={600}>{nameOf(current.key)}</Text>
            <Group gap="xs" grow>
              {(['x', 'y', 'width', 'height'] as const).map((side) => (
                <NumberInput
                  key={side}
                  size="xs"
                  label={t(`wallDesk.compose.sides.${side}`)}
                  min={1}
                  allowDecimal={false}
                  value={current.place[side] + firstOf(side)}
                  onChange={(value) =>
                    typeof value === 'number' &&
                    apply(
                      withPlace(
                        scene,
                        current.key,
                        insideGrid({ ...placeOf(current.place), [side]: value - firstOf(side) }),
                      ),
                    )
                  }
                />
              ))}
            </Group>
            {panel && <PanelInspector scene={scene} panel={panel} choices={choices} onChange={apply} />}
            {'map' in current.key && scene.map && (
              <MapInspector
                scene={scene}
                map={scene.map}
                seen={seen}
                onChange={apply}
                onLook={onLook}
                onFrame={onFrame}
              />
            )}
            <Button size="xs" variant="subtle" color="red" onClick={() => remove(current.key)}>
              {t('wallDesk.compose.remove')}
            </Button>
          </Stack>
        ) : (
          <Text size="sm" c="dimmed">
            {t('wallDesk.compose.choose')}
          </Text>
        )}
      </Stack>
    </div>
  );
}

/** Columns and rows are counted from 1 for people, as the part says itself. */
function firstOf(side: 'x' | 'y' | 'width' | 'height'): 0 | 1 {
  return side === 'x' || side === 'y' ? 1 : 0;
}

function placeOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { x, y, width, height };
}

function placeWords({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { column: x + 1, row: y + 1, width, height };
}

/** The edges between screens, where a scene is spread over several. */
function Bezels({ columns, rows }: { readonly columns: number; readonly rows: number }) {
  const edge = (place: number, count: number) => `calc(${((place + 1) * 100) / count}% - 2px)`;
  return (
    <>
      {Array.from({ length: columns - 1 }, (_, place) => (
        <i
          key={`c${place}`}
          className={classes.bezel}
          style={{ left: edge(place, columns), top: 0, width: 4, height: '100%' }}
        />
      ))}
      {Array.from({ length: rows - 1 }, (_, place) => (
        <i
          key={`r${place}`}
          className={classes.bezel}
          style={{ top: edge(place, rows), left: 0, height: 4, width: '100%' }}
        />
      ))}
    </>
  );
}
