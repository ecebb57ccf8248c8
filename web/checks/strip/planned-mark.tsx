import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rows, type BandProps } from './band.ts';
import { wordsOn } from './on-line.ts';
import type { Planned } from './plan.ts';
import classes from './strip.module.css';

interface PlannedMarkProps extends BandProps {
  readonly one: Planned;
  readonly x: (at: number) => number;
  readonly metresAt: (clientX: number) => number;
}

/** Metres that a key moves: finely with Shift, far with the page keys. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -10,
  ArrowDown: -10,
  ArrowRight: 10,
  ArrowUp: 10,
  PageDown: -50,
  PageUp: 50,
};

/** A place where something shall be put: a diamond with a plus, filled once it was moved. Drag it, or use the arrow keys. */
export function PlannedMark(props: PlannedMarkProps) {
  const { one, street, line, scale, x, metresAt, dispatch, onPoint } = props;
  const { t } = useWords();
  const grip = useRef<number | undefined>(undefined);
  const { id, at, proposed } = one;
  const centre = x(at);
  const y = rows.bar * scale;
  const r = 9 * scale;
  const arm = 4 * scale;
  const words = wordsOn(street, line, at);
  const press = (event: PointerEvent<SVGGElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    grip.current = metresAt(event.clientX) - at;
  };
  const move = (event: PointerEvent<SVGGElement>) => {
    if (grip.current === undefined) return;
    event.stopPropagation();
    dispatch({ act: 'move', line: line.key, id, to: metresAt(event.clientX) - grip.current, isDrag: true });
  };
  const release = (event: PointerEvent<SVGGElement>) => {
    if (grip.current === undefined) return;
    event.stopPropagation();
    grip.current = undefined;
    dispatch({ act: 'drop' });
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = steps[event.key];
    if (by !== undefined) {
      dispatch({ act: 'nudge', line: line.key, id, by: event.shiftKey ? Math.sign(by) : by });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      dispatch({ act: 'remove', line: line.key, id });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={t(proposed === undefined ? 'checkTools.strip.addedHere' : 'checkTools.strip.proposedHere')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.round(line.length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={words}
      className={classes.planned}
      data-moved={at !== proposed || undefined}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={key}
      onFocus={() => onPoint({ from: at, to: at })}
      onBlur={() => onPoint(undefined)}
    >
      <title>{`${words}${t('inBrackets', { words: t('checkTools.strip.dragHint', { fine: 'Shift', remove: 'Delete' }) })}`}</title>
      <path d={`M${centre} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} />
      <path d={`M${centre - arm} ${y}h${2 * arm}M${centre} ${y - arm}v${2 * arm}`} className={classes.plus} />
    </g>
  );
}
