interface Due {
  readonly id: number;
  readonly dueAt: number;
}

/** Cases told at most of those that are overdue, and of those that are not; where one are fewer the others are more. */
const mostEach = 20;

const hour = 3600;

/** Gathers cases by the time that is left, one after the other. */
export class SoonestDue {
  readonly #now: number;
  readonly #late: Due[] = [];
  readonly #next: Due[] = [];
  overdue = 0;
  withinHour = 0;

  /** @param now epoch seconds */
  constructor(now: number) {
    this.#now = now;
  }

  /** @param dueAt epoch seconds */
  add(id: number, dueAt: number): void {
    const isLate = dueAt <= this.#now;
    if (isLate) this.overdue++;
    else if (dueAt <= this.#now + hour) this.withinHour++;
    keep(isLate ? this.#late : this.#next, { id, dueAt });
  }

  /** Those that are overdue longest, then those due next. */
  ids(): number[] {
    const late = this.#late.sort(bySoonest);
    const next = this.#next.sort(bySoonest);
    const lateTold = Math.max(mostEach, 2 * mostEach - next.length);
    const nextTold = Math.max(mostEach, 2 * mostEach - late.length);
    return [...late.slice(0, lateTold), ...next.slice(0, nextTold)].map(({ id }) => id);
  }
}

/** Thousands may wait: the list is cut back now and then to those that can be told. */
function keep(list: Due[], one: Due): void {
  list.push(one);
  if (list.length < 512) return;
  list.sort(bySoonest);
  list.length = 2 * mostEach;
}

function bySoonest(a: Due, b: Due): number {
  return a.dueAt - b.dueAt || a.id - b.id;
}
