import { UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import classes from './hotspots.module.css';

interface WeekMatrixProps {
  /** 7 weekdays, Monday first, of 24 hours each. */
  readonly counts: readonly (readonly number[])[];
  /** 1 Monday to 7, 0 to 23: what the cases are narrowed to. */
  readonly weekday: number | undefined;
  readonly hour: number | undefined;
  /** undefined twice: no longer narrowed. */
  readonly onPick: (weekday: number | undefined, hour: number | undefined) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Depths of colour. */
const levels = 5;

/** Cases by weekday and hour; a click on an hour, a weekday or an hour of one narrows all to it, again lets go. */
export function WeekMatrix({ counts, weekday, hour, onPick }: WeekMatrixProps) {
  const { t } = useWords();
  const [[row, column], setFocus] = useState<readonly [number, number]>([0, 0]);
  const most = Math.max(1, ...counts.flat());
  const day = (at: number) => t(`hotspots.weekdays.${at + 1}` as 'hotspots.title');
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const [nextRow, nextColumn] = [Math.min(6, Math.max(0, row + by[0]!)), Math.min(23, Math.max(0, column + by[1]!))];
    setFocus([nextRow, nextColumn]);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${nextRow}-${nextColumn}"]`)?.focus();
  };
  const pick = (at: number | undefined, of: number | undefined) =>
    at === weekday && of === hour ? onPick(undefined, undefined) : onPick(at, of);
  return (
    <div className={classes.matrixPlace}>
      <table className={classes.matrix} aria-label={t('hotspots.matrix.title')} onKeyDown={move}>
        <thead>
          <tr>
            <td />
            {hours.map((of) => (
              <th key={of} scope="col">
                <UnstyledButton
                  tabIndex={-1}
                  aria-label={t('hotspots.matrix.hour', { hour: of })}
                  aria-pressed={weekday === undefined && hour === of}
                  onClick={() => pick(undefined, of)}
                >
                  {of % 3 === 0 ? of : '·'}
                </UnstyledButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((line, at) => (
            <tr key={at}>
              <th scope="row">
                <UnstyledButton
                  aria-pressed={weekday === at + 1 && hour === undefined}
                  onClick={() => pick(at + 1, undefined)}
                >
                  {day(at)}
                </UnstyledButton>
              </th>
              {line.map((count, of) => {
                const words = t('hotspots.matrix.cell', { day: day(at), hour: of, count });
                return (
                  <td key={of}>
                    <UnstyledButton
                      data-at={`${at}-${of}`}
                      data-level={count === 0 ? 0 : Math.ceil((count / most) * levels)}
                      tabIndex={at === row && of === column ? 0 : -1}
                      aria-label={words}
                      title={words}
                      aria-pressed={
                        (weekday ?? hour) !== undefined && (weekday ?? at + 1) === at + 1 && (hour ?? of) === of
                      }
                      className={classes.hour}
                      onFocus={() => setFocus([at, of])}
                      onClick={() => pick(at + 1, of)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <details className={classes.figures}>
        <summary>{t('hotspots.matrix.asTable')}</summary>
        <table>
          <thead>
            <tr>
              <td />
              {counts.map((_, at) => (
                <th key={at} scope="col">
                  {day(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((of) => (
              <tr key={of}>
                <th scope="row">{t('hotspots.matrix.hour', { hour: of })}</th>
                {counts.map((line, at) => (
                  <td key={at}>{line[of]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
