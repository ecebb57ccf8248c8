/** Repeat places (反复点位): by which limits, and how they are told. */
export { repeatLimits, tellRepeatPlaces } from './repeat.ts';
export { caseQuery, repeatLimitsSchema, repeatPlaceSchema } from './repeat-schema.ts';

/** The five numbers with what stands below each, and tables by any division: as their routes answer them. */
/** Ground without a zone, as the thread that planners ask found it last. */
export { noZoneOf } from './no-zone.ts';

export { readFive, readNewIllegal } from './five.ts';
export { countTables } from './count-tables.ts';
