import type { ReactNode } from 'react';
import type { State } from '../../map/state-signs.ts';
import { StateMark } from './state-mark.tsx';
import classes from './panels.module.css';

/** A large figure with its name and what stands below it. */
export interface OneFigureProps {
  readonly name: string;
  /** In words: "1,204", "93.2", "—". */
  readonly figure: string;
  /** Behind the figure, half as high: "%", "天". */
  readonly unit?: string | undefined;
  readonly state?: State | undefined;
  /** Beside the name. */
  readonly time?: string | undefined;
  /** Lines below, the weightier first. */
  readonly below: readonly ReactNode[];
}

/** @param lines that fit below the figure */
export function OneFigure({
  name,
  figure,
  unit,
  state,
  time,
  below,
  lines,
}: OneFigureProps & { readonly lines: number }) {
  return (
    <li className={classes.one} aria-label={name}>
      <div className={classes.oneHead}>
        <span className={classes.line}>{name}</span>
        {time !== undefined && <time className={classes.time}>{time}</time>}
      </div>
      <div className={classes.figure} data-figure>
        {state !== undefined && <StateMark state={state} />}
        <span>{figure}</span>
        {unit !== undefined && <small>{unit}</small>}
      </div>
      {below.slice(0, lines).map((line, place) => (
        <span key={place} className={`${classes.line} ${classes.quiet}`}>
          {line}
        </span>
      ))}
    </li>
  );
}
