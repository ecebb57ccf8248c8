import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { routeTones } from '../map/plane/route-layers.ts';
import { formatClock } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Theme } from '../map/contract.ts';
import type { ShownPlan, ShownRoute, ShownVisit } from './plan-view.ts';
import { spanOf } from './words.ts';
import classes from './dispatch.module.css';

interface TimelineProps {
  readonly plan: ShownPlan;
  /** Epoch seconds. */
  readonly now: number;
  readonly theme: Theme;
  /** Id of the open case. */
  readonly openTask: string | undefined;
  readonly onOpen: (task: string) => void;
  /** A case is to go to another crew. */
  readonly onMove: (task: string, crew: string) => void;
}

const dragType = 'application/x-shirong-case';
const hour = 3_600;

/**
 * The crews' hours, a row each: what they are at, their stops with the way between. Arrows go from stop to stop and from
 * crew to crew, Enter opens one, Alt with up or down puts it on the crew above or below; dragging does the same.
 */
export function Timeline({ plan, now, theme, openTask, onOpen, onMove }: TimelineProps) {
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string | undefined>(undefined);
  const from = Math.floor(now / 1800) * 1800;
  const ends = plan.routes.flatMap(({ visits, inHand }) => [
    ...visits.map(({ endAt }) => endAt),
    ...inHand.map(({ endsAt }) => endsAt),
  ]);
  const until = Math.ceil((Math.max(now + 2 * hour, ...ends) + 600) / 1800) * 1800;
  const at = (second: number): string => `${((Math.max(from, second) - from) / (until - from)) * 100}%`;
  const wide = (a: number, b: number): string => `${((Math.max(from, b) - Math.max(from, a)) / (until - from)) * 100}%`;
  const step = until - from > 6 * hour ? 2 * hour : until - from > 3 * hour ? hour : hour / 2;
  const ticks = Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, i) => from + i * step);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: number, visit: ShownVisit | undefined) => {
    const across = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const down = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (across === 0 && down === 0) return;
    event.preventDefault();
    const crew = plan.routes[row + down]?.crew.name;
    if (event.altKey) {
      if (visit !== undefined && crew !== undefined && down !== 0) onMove(visit.task, crew);
      return;
    }
    const rows = [...(grid.current?.querySelectorAll('[data-row]') ?? [])];
    const stops = (index: number) => [...(rows[index]?.querySelectorAll<HTMLElement>('button') ?? [])];
    const here = stops(row).indexOf(event.currentTarget);
    const next = down === 0 ? stops(row)[here + across] : nearest(stops, row + down, down, rows.length, here);
    next?.focus();
  };
  const drop = (event: DragEvent, crew: string) => {
    event.preventDefault();
    setOver(undefined);
    const task = event.dataTransfer.getData(dragType);
    if (task !== '') onMove(task, crew);
  };

  return (
    <div ref={grid} className={classes.timeline} role="group" aria-label={t('dispatch.timeline')}>
      <div className={classes.ticks} aria-hidden>
        {ticks.map((tick) => (
          <span key={tick} style={{ insetInlineStart: at(tick) }}>
            {formatClock(tick * 1000)}
          </span>
        ))}
      </div>
      {plan.routes.map((route, row) => (
        <div
          key={route.crew.name}
          data-row={row}
          data-over={over === route.crew.name || undefined}
          className={classes.row}
          role="group"
          aria-label={route.crew.name}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(route.crew.name);
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={(event) => drop(event, route.crew.name)}
        >
          <div className={classes.rowName} style={{ borderColor: toneOf(theme, route.tone) }}>
            {route.crew.name}
          </div>
          <div className={classes.track}>
            {route.crew.shift && (
              <span
                className={classes.after}
                style={{
                  insetInlineStart: at(route.crew.shift.until),
                  inlineSize: wide(route.crew.shift.until, until),
                }}
              />
            )}
            {route.inHand.map(({ of, endsAt }) => (
              <span
                key={of.id}
                className={classes.inHand}
                style={{ insetInlineStart: at(now), inlineSize: wide(now, endsAt) }}
                title={t('dispatch.atCase', { number: of.number, until: formatClock(endsAt * 1000) })}
              />
            ))}
            {route.visits.map((visit) => (
              <button
                key={visit.task}
                type="button"
                draggable
                className={classes.visit}
                data-late={visit.late > 0 || undefined}
                data-proposed={!visit.isAssigned || undefined}
                aria-pressed={visit.task === openTask}
                style={{
                  insetInlineStart: at(visit.beginAt),
                  inlineSize: wide(visit.beginAt, visit.endAt),
                  borderColor: toneOf(theme, route.tone),
                }}
                title={visitWords(visit, route, t)}
                aria-label={visitWords(visit, route, t)}
                onClick={() => onOpen(visit.task)}
                onKeyDown={(event) => onKeyDown(event, row, visit)}
                onDragStart={(event) => event.dataTransfer.setData(dragType, visit.task)}
              >
                {visit.number}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function nearest(
  stops: (row: number) => readonly HTMLElement[],
  from: number,
  step: number,
  rows: number,
  column: number,
): HTMLElement | undefined {
  for (let row = from; row >= 0 && row < rows; row += step) {
    const there = stops(row);
    if (there.length > 0) return there[Math.min(Math.max(0, column), there.length - 1)];
  }
  return undefined;
}

/** The hue of a route. */
export function toneOf(theme: Theme, tone: number): string {
  const tones = routeTones[theme];
  return tones[tone % tones.length]!;
}

function visitWords(
  { number, of, beginAt, endAt, late, isAssigned }: ShownVisit,
  { crew }: ShownRoute,
  t: ReturnType<typeof useWords>['t'],
): string {
  const words = t('dispatch.visit', {
    stop: number,
    crew: crew.name,
    number: of.number,
    class: of.className,
    from: formatClock(beginAt * 1000),
    to: formatClock(endAt * 1000),
  });
  const marks = [
    late > 0 ? t('dispatch.lateBy', { span: spanOf(late, t) }) : undefined,
    isAssigned ? undefined : t('dispatch.proposed'),
  ].filter((mark) => mark !== undefined);
  return [words, ...marks].join(t('listSeparator'));
}
