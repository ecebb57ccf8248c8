/** Both sides, or one of them: to the left (1) or right (-1) of the way the street runs. */
export type Hand = -1 | 0 | 1;

/** So far from the middle of the street a finding of one side is drawn, and a place on a side proposed, metres. */
export const beside = 8;
