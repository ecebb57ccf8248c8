import type { Words } from '#domain/collection.ts';

/** The side of a road by the compass, as people say it: a road that runs north has an east and a west side. */
export const sides = {
  east: { zh: '路东', en: 'east side' },
  south: { zh: '路南', en: 'south side' },
  west: { zh: '路西', en: 'west side' },
  north: { zh: '路北', en: 'north side' },
} satisfies Record<string, Words>;

export type Side = keyof typeof sides;
