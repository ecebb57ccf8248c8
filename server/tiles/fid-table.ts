const pageBits = 12;
const pageSize = 1 << pageBits;

/**
 * Where each feature stands, by its small number. The store counts fids up without end, so that a plain table in
 * pages costs four bytes a feature, is never rehashed and needs no search.
 */
export class FidTable {
  readonly #pages: (Uint32Array | undefined)[] = [];

  /** The place put for a fid; -1 where there is none. */
  get(fid: number): number {
    const page = this.#pages[fid >>> pageBits];
    return page === undefined ? -1 : page[fid & (pageSize - 1)]! - 1;
  }

  /** Puts a place, a whole number from 0 to 2^32 - 2. */
  set(fid: number, place: number): void {
    let page = this.#pages[fid >>> pageBits];
    if (page === undefined) {
      page = new Uint32Array(new SharedArrayBuffer(pageSize * 4));
      // Filled up to here, so that the list stays a plain array however far apart the numbers are.
      while (this.#pages.length < fid >>> pageBits) this.#pages.push(undefined);
      this.#pages[fid >>> pageBits] = page;
    }
    page[fid & (pageSize - 1)] = place + 1;
  }

  delete(fid: number): void {
    const page = this.#pages[fid >>> pageBits];
    if (page !== undefined) page[fid & (pageSize - 1)] = 0;
  }
}
