import { useEffect, useState, type RefObject } from 'react';

/** Before it is measured. */
const usual = 800;

/** How wide an element is, in pixels, and how much larger than usual its type. */
export function useWidth(element: RefObject<HTMLElement | null>): { readonly width: number; readonly scale: number } {
  const [size, setSize] = useState({ width: usual, scale: 1 });
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const measure = () => {
      const type = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: watched.clientWidth || usual, scale: Number.isFinite(type) ? type / 16 : 1 });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
