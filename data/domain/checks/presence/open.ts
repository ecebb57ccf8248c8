import type { OpenRule } from '../check.ts';
import { openBeats } from './beats.ts';
import type { PresenceParams } from './kind.ts';
import { openOpening } from './opening.ts';
import { openPosts } from './posts.ts';
import { openShifts } from './shifts.ts';

const tests = { beats: openBeats, posts: openPosts, shifts: openShifts, opening: openOpening };

/** Opens a rule of the kind `presence`. */
export const openPresence: OpenRule = (rule, city) => {
  const params = rule.params as unknown as PresenceParams;
  return tests[params.test](city, params);
};
