import type { RecordContent, RecordFault, RecordsView } from '#domain/record.ts';

/** What is asked of a crew here. */
interface Named {
  readonly unit: string;
  readonly shift?: string;
}

/**
 * Why somebody cannot be a member of a crew, in words; undefined where he can.
 *
 * Rules:
 * 1. There is such a person.
 * 2. He stands in the crew's unit or in one below it, so that no unit puts itself in charge of another's people.
 * 3. He is in one crew a shift. A crew without a shift goes out whenever its members do, so that it meets every other.
 *
 * @param next all records as they would stand
 * @param id of the crew's record
 */
export function memberFault(next: RecordsView, id: string, { unit, shift }: Named, member: string): string | undefined {
  const person = next.get('people', member);
  if (person === undefined) return `there is nobody of the id "${member}"`; // 1
  const name = String(person.content['name']);
  if (!standsIn(next, person.content['unit'], unit)) return `${name} does not stand in ${unit} or a unit below it`; // 2
  const other = next.all('crews').find(({ id: otherId, content }) => {
    if (otherId === id || !(content['members'] as readonly string[]).includes(member)) return false;
    return shift === undefined || content['shift'] === undefined || content['shift'] === shift; // 3
  });
  return other && `${name} is in the crew ${String(other.content['name'])} already, which may be out at the same time`;
}

/** Whether a unit is that of a name or below it. @param unitId id of a unit */
export function standsIn(records: RecordsView, unitId: unknown, name: string): boolean {
  // The units' own check keeps them from going round; a bound holds whatever came in before it.
  for (let at = unitId, steps = 0; typeof at === 'string' && steps < 20; steps++) {
    const unit: RecordContent | undefined = records.get('units', at)?.content;
    if (unit === undefined) return false;
    if (unit['name'] === name) return true;
    at = unit['parent'];
  }
  return false;
}

/** Standing orders in force that would name no crew: the cases that they assign would be everybody's work. */
export function orphanedOrders(next: RecordsView): RecordFault[] {
  const names = new Set(next.all('crews').map(({ content }) => content['name']));
  return next
    .all('standing-orders')
    .filter(({ content: { enabled, crew } }) => enabled === true && crew !== undefined && !names.has(crew))
    .map(({ content: { name, crew } }) => ({
      pointer: '',
      detail: `the standing order "${String(name)}" sends to the crew "${String(crew)}"; change the order first`,
    }));
}
