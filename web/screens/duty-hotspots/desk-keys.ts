/** The desk's keys, as `useKeys` takes them. */
export const deskKeys = {
  next: 'j',
  previous: 'k',
  open: 'enter',
  zoom: 'z',
  heat: 'h',
  all: 'a',
  print: 'p',
  whole: '0',
  help: '?',
  escape: 'escape',
} as const;
