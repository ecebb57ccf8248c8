/** Where what was heard is kept: of one window, through all its reloads. */
export type HeardStore = Pick<Storage, 'getItem' | 'setItem'>;

/** Which alarms a screen has heard of, so that none sounds twice, not even after the page was loaded anew. */
export class Heard {
  readonly #key: string;
  readonly #store: HeardStore;
  #ids: ReadonlySet<string>;

  /** @param screen names the screen */
  constructor(screen: string, store: HeardStore) {
    this.#key = `shirong.wall.heard.${screen}`;
    this.#store = store;
    this.#ids = new Set(idsIn(store.getItem(this.#key)));
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Notes what was heard of; what is no alarm any more is forgotten, so that the list does not grow. */
  note(heard: readonly string[], open: readonly string[]): void {
    const still = new Set(open);
    const next = [...new Set([...this.#ids, ...heard])].filter((id) => still.has(id));
    if (next.length === this.#ids.size && next.every((id) => this.#ids.has(id))) return;
    this.#ids = new Set(next);
    try {
      this.#store.setItem(this.#key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing sounds once more after a reload.
    }
  }
}

function idsIn(kept: string | null): string[] {
  try {
    const ids: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
