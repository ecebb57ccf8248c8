import { useRef, useState, type PointerEvent } from 'react';
import classes from './duty.module.css';

/** Widths of the side panels in rem: the least, the most, a step by keyboard. */
const least = 18;
const most = 60;
const step = 2;

/** A width that is kept on this machine. @param initial rem */
export function useKeptWidth(name: string, initial: number): [number, (rem: number) => void] {
  const key = `shirong.width.${name}`;
  const [width, setWidth] = useState(() => {
    const kept = Number(localStorage.getItem(key));
    return kept >= least && kept <= most ? kept : initial;
  });
  return [
    width,
    (rem) => {
      const next = Math.min(most, Math.max(least, rem));
      setWidth(next);
      localStorage.setItem(key, String(next));
    },
  ];
}

interface SplitterProps {
  readonly label: string;
  /** rem */
  readonly width: number;
  /** 1: the panel lies to the left, -1: to the right. */
  readonly side: 1 | -1;
  readonly onWidth: (rem: number) => void;
}

/** The border of a panel: dragged, or moved by arrow keys. */
export function Splitter({ label, width, side, onWidth }: SplitterProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const move = (event: PointerEvent) => {
    if (!from.current) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    onWidth(from.current.width + (side * (event.clientX - from.current.x)) / rem);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={classes.splitter}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = undefined)}
      onKeyDown={(event) => {
        const by = { ArrowRight: side * step, ArrowLeft: side * -step }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onWidth(width + by);
      }}
    />
  );
}
