import { Anchor, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { roadClasses, type RoadClass } from '#domain/roads/collection.ts';
import type { Balance, Load, LoadMeasure, Workload } from '#domain/zones/workload/workload.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Language } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk.ts';
import { goTo } from './go-to.ts';
import { NoDraft, Waiting } from './no-draft.tsx';
import { ReckoningState } from './reckoning-state.tsx';
import { useReckoned } from './use-reckoned.ts';
import classes from './panels.module.css';

const measures = ['road', 'parties', 'cases', 'area'] as const satisfies readonly LoadMeasure[];
/** Zones shown before one asks for more. */
const first = 50;

/** How the work is shared: between units, and between zones, while borders move. */
export function WorkloadPanel() {
  const draft = useDesk((desk) => desk.draft);
  return draft ? <Shares key={draft.id} /> : <NoDraft />;
}

function Shares() {
  const { t, language } = useWords();
  const { value, isBehind, failure, again } = useReckoned('load');
  const [measure, setMeasure] = useState<LoadMeasure>('road');
  const [by, setBy] = useState<'unit' | 'zone'>('unit');
  // What the work was when the panel was opened: what moved since is told against it.
  const [begun, setBegun] = useState<Workload | undefined>(undefined);
  if (value && !begun) setBegun(value);
  if (failure !== undefined) return <Failed title={t('zonePanels.loadFailed')} error={failure} retry={again} />;
  if (!value) {
    return (
      <>
        <ReckoningState isBehind />
        <Waiting />
      </>
    );
  }
  return (
    <section className={classes.panel} aria-label={t('zonePanels.workload')}>
      <ReckoningState isBehind={isBehind} />
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('zonePanels.measure')}
          value={measure}
          onChange={(next) => setMeasure(next as LoadMeasure)}
          data={measures.map((one) => ({ value: one, label: t(`zonePanels.measures.${one}`) }))}
        />
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('zonePanels.sharedBy')}
          value={by}
          onChange={(next) => setBy(next as 'unit' | 'zone')}
          data={(['unit', 'zone'] as const).map((one) => ({ value: one, label: t(`zonePanels.by.${one}`) }))}
        />
      </div>
      <div className={classes.body}>
        {value.zones.length === 0 ? (
          <Notice role="status" title={t('zonePanels.empty')} />
        ) : (
          <Stack gap="xs">
            <Text size="xs" c="dimmed">
              {t(`zonePanels.measureHints.${measure}`, { figures: formatNumber(value.caseDays, language) })}
            </Text>
            {by === 'unit' ? (
              <Units value={value} begun={begun} measure={measure} />
            ) : (
              <Zones value={value} begun={begun} measure={measure} />
            )}
          </Stack>
        )}
      </div>
    </section>
  );
}

interface ListProps {
  readonly value: Workload;
  readonly begun: Workload | undefined;
  readonly measure: LoadMeasure;
}

function Units({ value, begun, measure }: ListProps) {
  const { t, language } = useWords();
  const balance = value.balance?.[measure];
  const units = [...value.units].sort((p, q) => q[measure] - p[measure]);
  const most = Math.max(...units.map((unit) => unit[measure]));
  return (
    <>
      {balance && <Spread balance={balance} measure={measure} />}
      <ul className={classes.bars}>
        {units.map((unit) => (
          <li key={unit.unit}>
            <Bar
              name={unit.unit === '' ? t('zonePanels.noUnit') : unit.unit}
              note={t('zonePanels.zoneCount', {
                count: unit.zones,
                figures: formatNumber(unit.zones, language),
              })}
              load={unit}
              before={begun?.units.find((one) => one.unit === unit.unit)}
              measure={measure}
              most={most}
              mean={balance?.mean}
              onClick={() => goTo(value.zones.filter((zone) => (zone.unit ?? '') === unit.unit).map(({ id }) => id))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Zones({ value, begun, measure }: ListProps) {
  const { t, language } = useWords();
  const [shown, setShown] = useState(first);
  const zones = [...value.zones].sort((p, q) => q[measure] - p[measure]);
  const most = Math.max(...zones.map((zone) => zone[measure]));
  const before = new Map(begun?.zones.map((zone) => [zone.id, zone]));
  const left = zones.length - shown;
  return (
    <>
      <ul className={classes.bars}>
        {zones.slice(0, shown).map((zone) => (
          <li key={zone.id}>
            <Bar
              name={`${zone.number} ${zone.name}`}
              note={zone.unit ?? t('zonePanels.noUnit')}
              load={zone}
              before={before.get(zone.id)}
              measure={measure}
              most={most}
              onClick={() => goTo([zone.id])}
            />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Anchor component="button" type="button" size="sm" onClick={() => setShown(shown + 4 * first)}>
          {t('zonePanels.andMore', { count: left, figures: formatNumber(left, language) })}
        </Anchor>
      )}
    </>
  );
}

function Spread({ balance, measure }: { readonly balance: Balance; readonly measure: LoadMeasure }) {
  const { t, language } = useWords();
  const words = (value: number) => loadWords(value, measure, language);
  return (
    <Text size="sm" data-testid="spread">
      {t('zonePanels.spread', {
        most: words(balance.most),
        least: words(balance.least),
        times: balance.spread === null ? t('missing') : formatNumber(balance.spread, language, 1),
        mean: words(balance.mean),
      })}
    </Text>
  );
}

interface BarProps {
  readonly name: string;
  readonly note: string;
  readonly load: Load;
  readonly before: Load | undefined;
  readonly measure: LoadMeasure;
  readonly most: number;
  readonly mean?: number | undefined;
  readonly onClick: () => void;
}

function Bar({ name, note, load, before, measure, most, mean, onClick }: BarProps) {
  const { t, say, language } = useWords();
  const value = load[measure];
  const share = (part: number) => `${most === 0 ? 0 : (100 * part) / most}%`;
  const change = before === undefined ? 0 : value - before[measure];
  const changed = Math.abs(change) >= (measure === 'road' || measure === 'area' ? 0.5 : 1);
  const roads = (Object.keys(roadClasses) as RoadClass[]).filter((one) => (load.roads[one] ?? 0) >= 1);
  return (
    <UnstyledButton className={classes.bar} onClick={onClick} title={t('zonePanels.chooseTheirs')}>
      <span className={classes.rowName}>{name}</span>
      <span>
        {loadWords(value, measure, language)}
        {changed && (
          <span className={classes.change}>
            {t(change > 0 ? 'zonePanels.more' : 'zonePanels.less', {
              figures: loadWords(Math.abs(change), measure, language),
            })}
          </span>
        )}
      </span>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: share(value) }} />
        {mean !== undefined && mean > 0 && <span className={classes.mean} style={{ insetInlineStart: share(mean) }} />}
      </span>
      <span className={classes.more}>
        {measure === 'road' && roads.length > 0
          ? roads
              .map((one) =>
                t('zonePanels.roadOfClass', { class: say(roadClasses[one]), length: formatLength(load.roads[one]!) }),
              )
              .join(t('listSeparator'))
          : note}
      </span>
    </UnstyledButton>
  );
}

function loadWords(value: number, measure: LoadMeasure, language: Language): string {
  if (measure === 'road') return formatLength(value);
  return measure === 'area' ? formatArea(value) : formatNumber(value, language, 1);
}
