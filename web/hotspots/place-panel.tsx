import { Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { ReactNode } from 'react';
import type { HotPlace, TooSmall } from '#domain/hotspots/hotspot.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Theme } from '../state/view.ts';
import { ToolButton } from '../ui/tool-button.tsx';
import { CellSign, useMarkWords } from './cell-mark.tsx';
import classes from './hotspots.module.css';
import { markOf } from './layer.ts';
import { SliceChart } from './slice-chart.tsx';

interface PlacePanelProps {
  readonly place: HotPlace;
  readonly slice: 'week' | 'day';
  /** The last day counted. */
  readonly last: string;
  /** Why nothing is called high. */
  readonly guard: TooSmall | undefined;
  readonly theme: Theme;
  /** Links and buttons. */
  readonly acts: ReactNode;
  readonly onClose: () => void;
  /** Its weekdays and hours. */
  readonly children: ReactNode;
}

/** Classes that are named. */
const named = 6;

/** A place: what kind of area, why, its slices, classes, who reports and who answers. */
export function PlacePanel({ place: told, slice, last, guard, theme, acts, onClose, children }: PlacePanelProps) {
  const { t, say, language } = useWords();
  const words = useMarkWords();
  const { cell, place, unit, district, classes: ofClasses, publicShare, why } = told;
  const mark = markOf(cell);
  const percent = (share: number) => `${formatNumber(share * 100, language)}%`;
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('hotspots.place.cell'), cell.id],
    [t('hotspots.place.count'), t('hotspots.cases', { count: cell.count })],
    [t('hotspots.place.z'), `${formatNumber(cell.z, language, 2)}${t('inBrackets', { words: pWords(cell.p) })}`],
    [
      t('hotspots.place.trend'),
      `${formatNumber(cell.trendZ, language, 2)}${t('inBrackets', { words: pWords(cell.trendP) })}`,
    ],
    [t('hotspots.place.public'), percent(publicShare)],
    [t('hotspots.place.unit'), unit ?? t('hotspots.place.noUnit')],
    ...(district === undefined ? [] : [[t('hotspots.place.district'), district] as const]),
  ];
  return (
    <section className={classes.place} aria-label={place} data-testid="hot-place">
      <header className={classes.placeHead}>
        <Text component="h2" fw={600} className={classes.placeTitle}>
          {place}
        </Text>
        <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
          <IconX size="1.125rem" />
        </ToolButton>
      </header>
      <div className={classes.placeBody}>
        <p className={classes.mark}>
          <CellSign mark={mark} theme={theme} />
          <strong>{words(mark)}</strong>
        </p>
        {mark !== 'faint' && (
          <Text size="xs" c="dimmed">
            {t(`hotspots.legend.${mark}`)}
          </Text>
        )}
        <Text size="sm">{say(why)}</Text>
        {guard !== undefined && (
          <Text size="sm" role="note" fw={600}>
            {t(`hotspots.guard.${guard}`)}
          </Text>
        )}
        <div className={classes.acts}>{acts}</div>
        <h3>{t(`hotspots.chart.title.${slice}`)}</h3>
        <SliceChart cell={cell} slice={slice} last={last} />
        <dl className={classes.pairs}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h3>{t('hotspots.place.classes')}</h3>
        <ol className={classes.bars}>
          {ofClasses.slice(0, named).map(({ code, name, nameEn, count }) => (
            <li key={`${code} ${name}`}>
              <span>{say({ zh: name, en: nameEn })}</span>
              <span className={classes.bar} style={{ inlineSize: `${(100 * count) / cell.count}%` }} aria-hidden />
              <span>{t('hotspots.cases', { count })}</span>
            </li>
          ))}
        </ol>
        {children}
      </div>
    </section>
  );
}

/** A chance as one writes it. */
function pWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
