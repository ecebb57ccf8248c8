import type { Tool } from './desk.ts';

/** The key of each tool, as KeyboardEvent.key says it, upper case: in tooltips and in the sheet behind "?". */
export const toolKeys: Readonly<Record<Tool, string>> = {
  choose: 'V',
  draw: 'P',
  carve: 'C',
  frontage: 'F',
  split: 'X',
  splitAt: 'K',
  redraw: 'R',
  move: 'M',
  give: 'G',
  merge: 'J',
  paint: 'U',
};

/** Keys of what is no tool. */
export const deskKeys = { follow: 'L', numeric: 'D', whole: 'H', theme: 'T', help: '?', back: 'Backspace' } as const;
