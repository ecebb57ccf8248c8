/** A street of a spacing rule and how it stands. */
export interface StreetStanding {
  readonly street: string;
  /** Per cent of its length that complies; null where it has none. */
  readonly percent?: number | null;
}

/** The streets that the server names, worst first; none until it does. */
export function streetsOf(answer: unknown): readonly StreetStanding[] {
  const given = (answer as { readonly streets?: readonly StreetStanding[] } | undefined)?.streets ?? [];
  return [...given].sort((a, b) => (a.percent ?? 101) - (b.percent ?? 101) || (a.street < b.street ? -1 : 1));
}
