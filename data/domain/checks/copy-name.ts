import type { Words } from '../collection.ts';

/** What the name of a rule ends with that was made like another; a rule is named in both languages. */
export const copyName: Words = { zh: '（副本）', en: ' (copy)' };
