/** What of the street is seen: metres at the left edge, and how many fit. All lines share it, each from its own start. */
export interface StripWindow {
  readonly from: number;
  readonly span: number;
}

/** Fewer metres are never shown. */
const least = 60;

/** All of the longest line with a little beyond either end. */
export function wholeOf(longest: number): StripWindow {
  const margin = Math.max(longest * 0.03, 5);
  return { from: -margin, span: longest + 2 * margin };
}

/** Nearer or farther about a place. @param factor above 1 goes nearer */
export function zoomed({ from, span }: StripWindow, factor: number, about: number, longest: number): StripWindow {
  const next = Math.min(Math.max(span / factor, least), Math.max(wholeOf(longest).span, least));
  return held({ from: about - ((about - from) * next) / span, span: next }, longest);
}

/** Moved along by metres. */
export function panned({ from, span }: StripWindow, by: number, longest: number): StripWindow {
  return held({ from: from + by, span }, longest);
}

/** Moved so far that a stretch is seen; nearer where it fills little of the window. */
export function showing(window: StripWindow, from: number, to: number, longest: number): StripWindow {
  const wanted = Math.max((to - from) * 1.5, least);
  const span = window.span > wanted * 6 ? wanted * 3 : Math.max(window.span, wanted);
  if (span === window.span && from >= window.from && to <= window.from + window.span) return window;
  return held({ from: (from + to) / 2 - span / 2, span }, longest);
}

function held({ from, span }: StripWindow, longest: number): StripWindow {
  const whole = wholeOf(longest);
  if (span >= whole.span) return { from: whole.from + (whole.span - span) / 2, span };
  return { from: Math.min(Math.max(from, whole.from), whole.from + whole.span - span), span };
}

/** Labels that do not cover one another: the first keeps its place. @param width of a label in pixels */
export function apart<T>(items: readonly T[], x: (item: T) => number, width: (item: T) => number): T[] {
  const kept: T[] = [];
  let end = -Infinity;
  for (const item of items) {
    const half = width(item) / 2;
    if (x(item) - half < end + 6) continue;
    kept.push(item);
    end = x(item) + half;
  }
  return kept;
}
