import type { Ground } from './ground.ts';

/** What a second of lateness weighs in the search against one of travel; the answer itself is compared in their order. */
const latenessWeight = 200;

/** The routes of all crews while a plan is sought: tasks by their index, in order. */
export class Routes {
  readonly ground: Ground;
  /** Tasks of each crew. */
  readonly order: number[][];
  /** Crew of each task; -1 = on nobody's route. */
  readonly crewOf: Int32Array;
  /** When each task on a route ends, epoch seconds, and the travel that leads to it. */
  readonly end: Float64Array;
  readonly leg: Float64Array;
  readonly #late: Float64Array;
  /** Whether a crew waits somewhere on its route. */
  readonly #waits: Uint8Array;
  lateness = 0;
  travel = 0;

  constructor(ground: Ground) {
    const { crews, tasks, missed } = ground;
    this.ground = ground;
    this.order = crews.map(() => []);
    this.crewOf = new Int32Array(tasks.length).fill(-1);
    this.end = new Float64Array(tasks.length);
    this.leg = new Float64Array(tasks.length);
    this.#late = Float64Array.from(missed);
    this.#waits = new Uint8Array(crews.length);
    this.lateness = missed.reduce((sum, late) => sum + late, 0);
  }

  /** What the search makes small. */
  get weight(): number {
    return this.lateness * latenessWeight + this.travel;
  }

  /** Whether lateness, then travel are less than another's. */
  isBetterThan({ lateness, travel }: { readonly lateness: number; readonly travel: number }): boolean {
    return this.lateness < lateness || (this.lateness === lateness && this.travel < travel);
  }

  lateOf(task: number): number {
    return this.#late[task]!;
  }

  /** Whether a task may fit into a route at all: a full one need not be looked at place by place. */
  mayTake(crew: number, task: number): boolean {
    const { able, tasks, work, crews } = this.ground;
    if (able[crew * tasks.length + task] === 0) return false;
    const last = this.order[crew]!.at(-1);
    // Where a crew waits for something on its way, a task may fill the time.
    return last === undefined || this.#waits[crew] === 1 || this.end[last]! + work[task]! <= crews[crew]!.until;
  }

  /**
   * What the weight grows by when a task that the crew can do is put into its route before the `at`-th; Infinity where it does not fit.
   * @param most more than this is not looked for: the answer may then be anything above it
   */
  growth(crew: number, at: number, task: number, most: number): number {
    const { ground, end, leg } = this;
    const { stop, due, ready, work, crews, missed } = ground;
    const order = this.order[crew]!;
    const { start, freeAt, until } = crews[crew]!;
    const before = at === 0 ? -1 : order[at - 1]!;
    const from = before < 0 ? start : stop[before]!;
    const there = ground.time(crew, from, stop[task]!);
    let clock = Math.max((before < 0 ? freeAt : end[before]!) + there, ready[task]!) + work[task]!;
    if (clock > until) return Infinity;
    let late = Math.max(0, clock - due[task]!) - missed[task]!;
    let travel = there;
    if (late * latenessWeight > most) return Infinity;
    for (let i = at; i < order.length; i++) {
      const next = order[i]!;
      let drive = leg[next]!;
      if (i === at) {
        drive = ground.time(crew, stop[task]!, stop[next]!);
        travel += drive - leg[next]!;
      }
      clock = Math.max(clock + drive, ready[next]!) + work[next]!;
      if (clock > until) return Infinity;
      if (i > at && clock === end[next]) break;
      late += Math.max(0, clock - due[next]!) - this.#late[next]!;
      if (late * latenessWeight + travel > most) return Infinity;
    }
    return late * latenessWeight + travel;
  }

  /** Puts a task into a route before its `at`-th; it must fit. */
  put(crew: number, at: number, task: number): void {
    this.order[crew]!.splice(at, 0, task);
    this.crewOf[task] = crew;
    this.#reckon(crew, at);
  }

  /** Takes tasks that stand one after the other out of a route. */
  take(crew: number, at: number, count: number): number[] {
    const taken = this.order[crew]!.splice(at, count);
    for (const task of taken) this.#miss(task);
    this.#reckon(crew, at);
    return taken;
  }

  /** Gives a crew this route, as it once was. */
  restore(crew: number, order: readonly number[]): void {
    for (const task of this.order[crew]!) if (this.crewOf[task] === crew) this.#miss(task);
    this.order[crew] = [...order];
    for (const task of order) this.crewOf[task] = crew;
    this.#reckon(crew, 0);
  }

  /** Gives a crew a route as far as it fits: what no longer can be done in time for the end of the shift is left out. */
  follow(crew: number, tasks: readonly number[]): void {
    for (const task of tasks) {
      const at = this.order[crew]!.length;
      if (this.mayTake(crew, task) && Number.isFinite(this.growth(crew, at, task, Infinity))) this.put(crew, at, task);
    }
  }

  #miss(task: number): void {
    this.travel -= this.leg[task]!;
    this.lateness += this.ground.missed[task]! - this.#late[task]!;
    this.leg[task] = 0;
    this.#late[task] = this.ground.missed[task]!;
    this.crewOf[task] = -1;
  }

  /** Reckons a route anew from its `at`-th task on. */
  #reckon(crew: number, at: number): void {
    const { stop, due, ready, work, crews } = this.ground;
    const order = this.order[crew]!;
    const { start, freeAt } = crews[crew]!;
    if (at === 0) this.#waits[crew] = 0;
    for (let i = at; i < order.length; i++) {
      const [task, before] = [order[i]!, i === 0 ? -1 : order[i - 1]!];
      const leg = this.ground.time(crew, before < 0 ? start : stop[before]!, stop[task]!);
      const arrives = (before < 0 ? freeAt : this.end[before]!) + leg;
      if (arrives < ready[task]!) this.#waits[crew] = 1;
      const clock = Math.max(arrives, ready[task]!) + work[task]!;
      const late = Math.max(0, clock - due[task]!);
      this.travel += leg - this.leg[task]!;
      this.lateness += late - this.#late[task]!;
      this.leg[task] = leg;
      this.#late[task] = late;
      this.end[task] = clock;
    }
  }
}
