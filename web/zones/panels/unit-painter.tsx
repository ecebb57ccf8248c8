import { Button, Select, Stack, Switch, Text, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft, type Tint } from '../desk.ts';
import { withField } from './content-fields.ts';
import { NoDraft } from './no-draft.tsx';
import { saveContent } from './save-content.ts';
import { unitMarks } from './unit-colours.ts';
import { useUnits } from './use-units.ts';
import classes from './panels.module.css';

/** Gives zones to units: one chooses the unit, then clicks or brushes over zones. A stroke is one undo step. */
export function UnitPainter() {
  const draft = useDesk((desk) => desk.draft);
  return draft ? <Painter draft={draft} /> : <NoDraft />;
}

/** Zones of each unit, by name; '' for those without one. */
function zonesByUnit(draft: Draft): ReadonlyMap<string, readonly Owner[]> {
  const found = new Map<string, Owner[]>();
  for (const [owner, ground] of draft.coverage.grounds) {
    if (ground.is !== 'zone') continue;
    const unit = ground.content.unit ?? '';
    const held = found.get(unit);
    if (held) held.push(owner);
    else found.set(unit, [owner]);
  }
  return found;
}

function Painter({ draft }: { readonly draft: Draft }) {
  const { t, language } = useWords();
  const theme = useComputedColorScheme('light');
  const revision = useDesk((desk) => desk.revision);
  const readOnly = useDesk((desk) => desk.readOnly);
  const tool = useDesk((desk) => desk.tool);
  const chosen = useDesk((desk) => desk.chosen);
  const { setTool, setBrush, setTints, choose } = useDesk.getState();
  const [unit, setUnit] = useState<string | null>(null);
  const { names, isError } = useUnits(draft.coverage.grounds, revision);
  const marks = useMemo(() => unitMarks(names, theme), [names, theme]);
  const zones = useMemo(
    () => zonesByUnit(draft),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft.coverage, revision],
  );
  const chosenZones = chosen.filter((owner) => draft.coverage.grounds.get(owner)?.is === 'zone');

  useEffect(() => {
    const tints = new Map<Owner, Tint>();
    for (const [name, owners] of zones) {
      const mark = marks.get(name);
      if (mark) for (const owner of owners) tints.set(owner, mark);
    }
    setTints(tints);
  }, [zones, marks, setTints]);
  useEffect(() => {
    setBrush(unit === null || readOnly ? undefined : (stroke) => void give(stroke, unit));
  }, [unit, readOnly, setBrush]);
  useEffect(
    () => () => {
      setTints(undefined);
      setBrush(undefined);
      if (useDesk.getState().tool === 'paint') setTool('choose');
    },
    [setTints, setBrush, setTool],
  );
  const pick = (next: string | null) => {
    setUnit(next);
    if (!readOnly) setTool(next === null ? 'choose' : 'paint');
  };
  const shown = names.filter((name) => zones.has(name));
  return (
    <section className={classes.panel} aria-label={t('zonePanels.painter')}>
      <div className={classes.body}>
        <Stack gap="sm">
          {isError && (
            <Text size="sm" role="alert">
              {t('zonePanels.unitsFailed')}
            </Text>
          )}
          {readOnly ? (
            <Text size="sm" c="dimmed">
              {t('zonePanels.painterReadOnly')}
            </Text>
          ) : (
            <>
              <Select
                label={t('zonePanels.giveTo')}
                placeholder={t('zonePanels.chooseUnit')}
                data={names}
                value={unit}
                searchable
                clearable
                nothingFoundMessage={t('zonePanels.noSuchUnit')}
                onChange={pick}
              />
              {unit !== null && (
                <>
                  <Switch
                    label={t('zonePanels.brush')}
                    description={t('zonePanels.brushHint')}
                    checked={tool === 'paint'}
                    onChange={(event) => setTool(event.currentTarget.checked ? 'paint' : 'choose')}
                  />
                  <Button variant="default" disabled={chosenZones.length === 0} onClick={() => give(chosenZones, unit)}>
                    {t('zonePanels.giveChosen', { figures: formatNumber(chosenZones.length, language), unit })}
                  </Button>
                </>
              )}
            </>
          )}
          <ul className={classes.names} aria-label={t('zonePanels.legend')}>
            {[...shown, ...(zones.has('') ? [''] : [])].map((name) => {
              const owners = zones.get(name)!;
              const mark = marks.get(name);
              return (
                <li key={name}>
                  <UnstyledButton
                    className={classes.legendRow}
                    aria-pressed={name !== '' && name === unit}
                    onClick={() => (name === '' || readOnly ? choose(owners) : pick(name))}
                    title={t(name === '' || readOnly ? 'zonePanels.chooseTheirs' : 'zonePanels.paintWith')}
                  >
                    <span className={classes.swatch} style={{ '--swatch': mark?.colour ?? 'transparent' } as object}>
                      {mark?.letter ?? ''}
                    </span>
                    <span className={classes.rowName}>{name === '' ? t('zonePanels.noUnit') : name}</span>
                    <span className={name === '' ? classes.warn : undefined}>
                      {t('zonePanels.zoneCount', {
                        count: owners.length,
                        figures: formatNumber(owners.length, language),
                      })}
                    </span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
        </Stack>
      </div>
    </section>
  );
}

/** Gives zones to a unit; those that are already its own stay as they are. */
function give(owners: readonly Owner[], unit: string): boolean {
  const { draft } = useDesk.getState();
  const others = owners.filter((owner) => {
    const ground = draft?.coverage.grounds.get(owner);
    return ground?.is === 'zone' && ground.content.unit !== unit;
  });
  return others.length > 0 && saveContent(others, (content) => withField(content, 'unit', unit), 'units');
}
