/** The search parameters that belong to one screen alone: filters of a table, which tab is open. */
export type OwnSearch = Readonly<Record<string, string>>;

/** What the view of the map is written with (`view.ts`); a screen's own parameters have other names. */
const ofTheView = new Set(
  'v l action status classCode unit responsibilityKind current from to period sel list panel lang theme'.split(' '),
);

/** Reads a screen's own parameters from a query string, with or without the leading "?"; of doubled names the last. */
export function parseOwn(query: string): OwnSearch {
  return Object.fromEntries([...new URLSearchParams(query)].filter(([name, value]) => !ofTheView.has(name) && value));
}

/** Writes a screen's own parameters as a query string without "?", in the order of their names; empty ones are left out. */
export function serialiseOwn(own: OwnSearch): string {
  return new URLSearchParams(
    Object.entries(own)
      .filter(([name, value]) => !ofTheView.has(name) && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
}
