/** What stands in the page: moves its time on, milliseconds; every timer that comes due runs once, as after a sleep. */
export interface PageClock {
  moveOn(milliseconds: number): void;
}

interface Timer {
  due: number;
  readonly every: number | undefined;
  readonly run: () => void;
  real: number;
}

/**
 * Stands in the page before anything else: its time goes on by itself and can be moved on. Nothing of it grows. Runs in the
 * page and so uses nothing from outside.
 * @param start what the page's clock says when it opens, epoch milliseconds
 */
export function movePageClock(start: number): void {
  const RealDate = Date;
  const steady = performance.now.bind(performance);
  const [plan, cancel] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
  const begun = steady();
  const timers = new Map<number, Timer>();
  let [ahead, last] = [0, 0];
  const now = () => steady() + ahead;
  const date = () => Math.floor(start + now() - begun);

  const arm = (id: number, timer: Timer) => {
    timer.real = plan(() => fire(id, timer), Math.max(0, timer.due - now()));
  };
  const fire = (id: number, timer: Timer) => {
    if (timer.every === undefined) timers.delete(id);
    else {
      timer.due = now() + timer.every;
      arm(id, timer);
    }
    timer.run();
  };
  const set = (handler: TimerHandler, wait: number | undefined, repeats: boolean, given: unknown[]): number => {
    const after = Math.max(0, wait ?? 0);
    const run = () => void (handler as (...all: unknown[]) => void)(...given);
    // Far from the numbers that the browser itself gives.
    const id = 1_000_000_000 + (last += 1);
    const timer: Timer = { due: now() + after, every: repeats ? Math.max(1, after) : undefined, run, real: 0 };
    timers.set(id, timer);
    arm(id, timer);
    return id;
  };
  const clear = (id: number | undefined) => {
    const timer = id === undefined ? undefined : timers.get(id);
    if (timer === undefined) return cancel(id);
    cancel(timer.real);
    timers.delete(id!);
  };

  window.Date = class extends RealDate {
    constructor(...given: ConstructorParameters<DateConstructor> | []) {
      super(...((given.length === 0 ? [date()] : given) as [number]));
    }

    static override now(): number {
      return date();
    }
  } as DateConstructor;
  performance.now = now;
  Object.assign(window, {
    setTimeout: (handler: TimerHandler, wait?: number, ...given: unknown[]) => set(handler, wait, false, given),
    setInterval: (handler: TimerHandler, wait?: number, ...given: unknown[]) => set(handler, wait, true, given),
    clearTimeout: clear,
    clearInterval: clear,
    pageClock: {
      moveOn(milliseconds: number) {
        ahead += milliseconds;
        const due = [...timers].filter(([, timer]) => timer.due <= now()).sort(([, a], [, b]) => a.due - b.due);
        for (const [id, timer] of timers) {
          cancel(timer.real);
          if (timer.due > now()) arm(id, timer);
        }
        for (const [id, timer] of due) if (timers.get(id) === timer) fire(id, timer);
      },
    } satisfies PageClock,
  });
}
