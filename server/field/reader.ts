/** Tells who is next when nobody answers an assignment. */
export type { Escalations } from './escalations.ts';

/** How a case is acknowledged by whoever has it. */
export { acknowledgementOf } from './acknowledgement.ts';
