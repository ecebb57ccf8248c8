/** How long one page of rows stays, milliseconds: some ten rows are read in it. */
export const pageMs = 12_000;

/** One page of a list that is turned over by itself. */
export interface ListPage {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** Its rows: from `first`, without `end`. */
  readonly first: number;
  readonly end: number;
  /** When it is turned, epoch milliseconds; absent where everything fits. */
  readonly until?: number;
}

/**
 * The page that is shown now: turned by the server's time alone, so that the same list is at the same page on every screen.
 * @param count rows in all
 * @param perPage rows that fit, at least 1
 * @param now epoch milliseconds of the server
 */
export function pageAt(count: number, perPage: number, now: number): ListPage {
  const pages = Math.max(1, Math.ceil(count / perPage));
  if (pages === 1) return { page: 0, pages, first: 0, end: count };
  const turn = Math.floor(now / pageMs);
  const page = turn % pages;
  // Pages of about the same length: none with one row left over.
  const each = Math.ceil(count / pages);
  const first = Math.min(count, page * each);
  return { page, pages, first, end: Math.min(count, first + each), until: (turn + 1) * pageMs };
}

/**
 * How many rows fit, at least one.
 * @param height what they may fill, @param row one of them: both in the same unit
 * @param most wished at most, where somebody said so
 */
export function rowsThatFit(height: number, row: number, most = Infinity): number {
  // A hair's breadth: heights come of divisions of the grid.
  return Math.max(1, Math.min(most, Math.floor(height / row + 0.01)));
}
