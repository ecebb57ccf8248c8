import type { Treatment } from '../../checks/slots.ts';

/** The desk's keys, as `useKeys` takes them. */
export const deskKeys = {
  next: 'j',
  previous: 'k',
  open: 'enter',
  choose: 'x',
  chooseAll: 'ctrl+a',
  search: '/',
  zoom: 'z',
  strip: 's',
  edit: 'r',
  print: 'p',
  whole: '0',
  help: '?',
  escape: 'escape',
} as const;

/** What can be done with a finding, by key. */
export const treatKeys: Readonly<Record<Treatment, string>> = { case: 'c', exception: 'e', list: 'l' };
