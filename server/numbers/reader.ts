/** Repeat places (反复点位): by which limits, and how they are told. */
export { repeatLimits, tellRepeatPlaces } from './repeat.ts';
