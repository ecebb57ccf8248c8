/** Lets many look at something at once, and one alone change it; who came first goes first. */
export interface Turns {
  look<T>(work: () => Promise<T>): Promise<T>;
  change<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let looking = new Set<Promise<unknown>>();
  let changing: Promise<unknown> = Promise.resolve();

  return {
    async look(work) {
      const before = changing;
      const mine = before.then(work);
      const ended = mine.catch(() => undefined);
      looking.add(ended);
      void ended.then(() => looking.delete(ended));
      return mine;
    },
    async change(work) {
      const before = [changing, ...looking];
      looking = new Set();
      const mine = Promise.all(before).then(work);
      changing = mine.catch(() => undefined);
      return mine;
    },
  };
}
