import type { StreetState } from '#domain/checks/spacing/open.ts';

/** A street that can be chosen; without its state until the server has said it. */
export type StreetChoice = Pick<StreetState, 'street'> & Partial<StreetState>;

/** The streets of a rule, worst first as the server gives them, and the one that is open. */
export function streetChoices(known: readonly StreetState[], open: string): readonly StreetChoice[] {
  return known.some(({ street }) => street === open) ? known : [{ street: open }, ...known];
}
