import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { insideGrid, sizedBy } from '#domain/wall/compose.ts';
import { grid } from '#domain/wall/grid.ts';
import type { PartPlace } from '#domain/wall/scene.ts';
import classes from './compose.module.css';

interface ComposingPartProps {
  /** Said to screen readers, with its place. */
  readonly label: string;
  readonly name: string;
  readonly place: PartPlace;
  readonly isChosen: boolean;
  readonly hasFault: boolean;
  readonly onChoose: () => void;
  readonly onPlace: (place: PartPlace) => void;
  readonly onRemove: () => void;
}

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly sizes: boolean;
  readonly place: PartPlace;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A part on the grid: moved by pointer or arrows, sized at its corner or by Shift and arrows, removed by Delete. */
export function ComposingPart(props: ComposingPartProps) {
  const { label, name, place, isChosen, hasFault, onChoose, onPlace, onRemove } = props;
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const shown = drag?.place ?? place;
  const begin = (event: PointerEvent<HTMLElement>, sizes: boolean) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    onChoose();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x: event.clientX, y: event.clientY, sizes, place });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const stage = event.currentTarget.closest('[data-stage]');
    if (drag === undefined || stage === null) return;
    const { width, height } = stage.getBoundingClientRect();
    const columns = Math.round(((event.clientX - drag.x) * grid.columns) / width);
    const rows = Math.round(((event.clientY - drag.y) * grid.rows) / height);
    setDrag({
      ...drag,
      place: drag.sizes
        ? sizedBy(place, columns, rows)
        : insideGrid({ ...place, x: place.x + columns, y: place.y + rows }),
    });
  };
  const end = () => {
    if (drag !== undefined && !isSame(drag.place, place)) onPlace(drag.place);
    setDrag(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const next = event.shiftKey
        ? sizedBy(place, ...by)
        : insideGrid({ ...place, x: place.x + by[0], y: place.y + by[1] });
      if (!isSame(next, place)) onPlace(next);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove();
    }
  };
  const handlers = { onPointerMove: move, onPointerUp: end, onPointerCancel: () => setDrag(undefined) };
  return (
    <div
      className={classes.part}
      style={styleOf(shown)}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isChosen}
      data-fault={hasFault || undefined}
      onFocus={onChoose}
      onKeyDown={press}
      onPointerDown={(event) => begin(event, false)}
      {...handlers}
    >
      <span className={classes.name}>{name}</span>
      <span className={classes.corner} aria-hidden onPointerDown={(event) => begin(event, true)} {...handlers} />
    </div>
  );
}

function styleOf({ x, y, width, height }: PartPlace): CSSProperties {
  const [across, down] = [100 / grid.columns, 100 / grid.rows];
  return {
    left: `${x * across}%`,
    top: `${y * down}%`,
    width: `${width * across}%`,
    height: `${height * down}%`,
  };
}

function isSame(a: PartPlace, b: PartPlace): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
