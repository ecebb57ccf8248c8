import { useRef, type PointerEvent } from 'react';
import { sides } from '#domain/streets/side.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BandBars } from './band-bars.tsx';
import { BandGround } from './band-ground.tsx';
import { PlannedMark } from './planned-mark.tsx';
import { ThingMark } from './thing-mark.tsx';
import { rows, type BandProps } from './band.ts';
import classes from './strip.module.css';

/** Less than this, in pixels, is a click and no drag. */
const still = 4;

/** One line of a street, drawn along its length; what is planned can be dragged, what is not can be pushed aside to see more. */
export function LineBand(props: BandProps) {
  const { line, planned, view, width, scale, isAdding, dispatch, onPan, onPoint } = props;
  const { t, say } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const pressed = useRef<{ readonly begin: number; x: number } | undefined>(undefined);
  const perMetre = width / view.span;
  const x = (at: number) => (at - view.from) * perMetre;
  const metresAt = (clientX: number) =>
    view.from + (clientX - (svg.current?.getBoundingClientRect().left ?? 0)) / perMetre;

  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    pressed.current = { begin: event.clientX, x: event.clientX };
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (pressed.current === undefined) return;
    if (Math.abs(event.clientX - pressed.current.begin) < still && pressed.current.x === pressed.current.begin) return;
    // Not before it is a drag: what is captured is clicked too, and the parts would never be.
    event.currentTarget.setPointerCapture?.(event.pointerId);
    onPan((pressed.current.x - event.clientX) / perMetre);
    pressed.current.x = event.clientX;
  };
  const release = (event: PointerEvent<SVGSVGElement>) => {
    const isClick = pressed.current !== undefined && pressed.current.x === pressed.current.begin;
    pressed.current = undefined;
    if (isClick && isAdding) dispatch({ act: 'add', line: line.key, at: metresAt(event.clientX) });
  };
  const shared = { ...props, x, metresAt };
  return (
    <svg
      ref={svg}
      role="group"
      aria-label={[line.name, line.side && say(sides[line.side])].filter(Boolean).join(t('listSeparator'))}
      className={classes.band}
      data-adding={isAdding || undefined}
      width={width}
      height={rows.all * scale}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => (pressed.current = undefined)}
      onPointerLeave={() => onPoint(undefined)}
      onDoubleClick={(event) => !isAdding && dispatch({ act: 'add', line: line.key, at: metresAt(event.clientX) })}
    >
      <BandGround {...shared} />
      <BandBars {...shared} />
      {line.things.map((thing) => (
        <ThingMark key={`${thing.collection} ${thing.id}`} {...shared} thing={thing} />
      ))}
      {planned.map((one) => (
        <PlannedMark key={one.id} {...shared} one={one} />
      ))}
    </svg>
  );
}
