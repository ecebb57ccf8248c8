import type { CSSProperties } from 'react';
import { figureEms, figureLayout } from './figure-layout.ts';
import { OneFigure, type OneFigureProps } from './one-figure.tsx';
import type { Size } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import { measuredEms } from './text-width.ts';
import classes from './panels.module.css';

/** A name of seven characters and hh:mm beside it, ems. */
const withTimeEms = 10.3;

/** Room for "1,234" at least, ems, so that the panel is not laid out anew whenever a figure gets one more digit. */
const leastEms = 2.75;

interface FigureRowProps {
  readonly figures: readonly OneFigureProps[];
  readonly size: Size;
  /** Heights that the figures may have, CSS pixels, falling. */
  readonly sizes: readonly number[];
  readonly time: string | undefined;
}

/** Large figures beside each other, or in rows where that is wider than there is room for. */
export function FigureRow({ figures, size, sizes, time }: FigureRowProps) {
  const text = useTextPixels();
  const lines = Math.max(...figures.map(({ below }) => below.length));
  const ems = Math.max(
    leastEms,
    ...figures.map(({ figure, unit, state }) => figureEms(figure, unit, state !== undefined)),
  );
  const name = Math.max(...figures.map((one) => measuredEms(one.name)));
  const layout = figureLayout({ count: figures.length, ems, name, sizes, lines }, size, text);
  const style = {
    '--across': layout.columns,
    '--figure': `${layout.figure}px`,
    '--body': `${text.body}px`,
  } as CSSProperties;
  const hasTime = size.width / layout.columns >= withTimeEms * text.body;
  return (
    <ul className={classes.figures} style={style}>
      {figures.map((one) => (
        <OneFigure key={one.name} {...one} time={hasTime ? time : undefined} lines={layout.lines} />
      ))}
    </ul>
  );
}
