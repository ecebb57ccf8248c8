import { dispatchFigures } from '#domain/dispatch/figures.ts';
import type { Load } from '#domain/people/crew-now.ts';
import type { Context } from '../context.ts';
import { eachCase } from '../queue/reader.ts';

/** States in which a case lies with whom it is assigned to. */
const held = { status: ['pendingAcknowledgement', 'handling'] };

/** What lies with crews, by name, and with people, by id: cases that are not reported back. */
export function readLoad({ index, records }: Pick<Context, 'index' | 'records'>): Promise<{
  readonly crew: ReadonlyMap<string, Load>;
  readonly person: ReadonlyMap<string, Load>;
}> {
  const { workMinutes } = dispatchFigures(records);
  return index.read('cases', function* (points) {
    const crew = new Map<string, Load>();
    const person = new Map<string, Load>();
    yield* eachCase(points, { filter: { equals: held }, bbox: undefined, none: [] }, (facts) => {
      const [of, whom] = facts.crew === '' ? [person, facts.assignee] : [crew, facts.crew];
      if (whom === '') return;
      const { tasks, minutes } = of.get(whom) ?? { tasks: 0, minutes: 0 };
      const more = facts.classKind === 'component' ? workMinutes.component : workMinutes.matter;
      of.set(whom, { tasks: tasks + 1, minutes: minutes + more });
    });
    return { crew, person };
  });
}
