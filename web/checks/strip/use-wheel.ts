import { useEffect, useRef, type RefObject } from 'react';
import { panned, zoomed, type StripWindow } from './strip-window.ts';

type Change = (window: StripWindow, longest: number) => StripWindow;

/**
 * The wheel over the strips: with Ctrl (or a pinch) nearer and farther about the pointer, sideways or with Shift along the
 * street; plain it scrolls the lines, as everywhere.
 */
export function useWheel(
  element: RefObject<HTMLElement | null>,
  width: number,
  onChange: (change: Change) => void,
): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const turn = (event: WheelEvent) => {
      if (!(event.target instanceof SVGElement)) return;
      const left = watched.getBoundingClientRect().left;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const factor = Math.exp(-event.deltaY / 300);
        latest.current((view, longest) =>
          zoomed(view, factor, view.from + ((event.clientX - left) / width) * view.span, longest),
        );
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        latest.current((view, longest) => panned(view, (sideways / width) * view.span, longest));
      } else return;
      event.preventDefault();
    };
    watched.addEventListener('wheel', turn, { passive: false });
    return () => watched.removeEventListener('wheel', turn);
  }, [element, width]);
}
