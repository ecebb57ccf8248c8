import { useContext, type ReactNode } from 'react';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { lineHeight } from './figure-layout.ts';
import type { Size } from './panel-props.ts';
import { PanelSurroundingsContext, useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

interface PanelFrameProps {
  readonly title: string;
  /** false: the panel has no line for its title, and names what it shows itself. */
  readonly isTitled: boolean;
  /** What the figures below are of, RFC 3339 UTC; absent where there are none. */
  readonly at?: string | undefined;
  /** The figures are too old to be trusted: said, and greyed. */
  readonly isStale: boolean;
  /** Of the whole panel. */
  readonly size: Size;
  /** Draws into what is left. @param time hh:mm, where the frame does not say it */
  readonly children: (content: Size, time: string | undefined) => ReactNode;
}

/** Heights and widths that the frame takes, ems: see `.panel`, `.head`, `.foot`. */
const [sides, topAndBottom, headEms] = [1, 0.7, 1.45];

/** A panel's border, its title, and the time of its figures: hh:mm, 数据截至 hh:mm when they are old. */
export function PanelFrame({ title, isTitled, at, isStale, size, children }: PanelFrameProps) {
  const { t } = useWords();
  const { text } = useContext(PanelSurroundingsContext);
  const { body } = useTextPixels();
  const time = at === undefined ? undefined : formatClock(Date.parse(at));
  const hasFoot = !isTitled && isStale && time !== undefined;
  const taken = topAndBottom + (isTitled ? headEms : 0) + (hasFoot ? lineHeight : 0);
  const content = {
    width: Math.max(0, size.width - sides * body - 2),
    height: Math.max(0, size.height - taken * body - 2),
  };
  const asOf = time !== undefined && (isStale ? t('wallPanels.asOf', { time }) : time);
  return (
    <section
      className={classes.panel}
      aria-label={title}
      {...(isStale && { 'data-stale': true })}
      style={{ fontSize: text === undefined ? '1rem' : `${text.body}px` }}
    >
      {isTitled && (
        <header className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          {asOf && <time className={classes.time}>{asOf}</time>}
        </header>
      )}
      <div className={classes.content}>{children(content, isTitled || isStale ? undefined : time)}</div>
      {hasFoot && <time className={classes.foot}>{asOf}</time>}
    </section>
  );
}

/** What stands in a panel instead of figures: calmly, in the middle. */
export function PanelSays({ children }: { readonly children: ReactNode }) {
  return <p className={classes.said}>{children}</p>;
}
