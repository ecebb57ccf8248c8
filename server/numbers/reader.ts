/** Repeat places (反复点位): by which limits, and how they are told. */
export { repeatLimits, tellRepeatPlaces } from './repeat.ts';
export { repeatLimitsSchema, repeatPlaceSchema } from './repeat-schema.ts';
