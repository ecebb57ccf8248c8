import type { RecordsView } from '#domain/record.ts';
import type { Person } from './person.ts';
import type { Unit } from './unit.ts';

/** What whoever assigns cases needs to know of a person, and no more. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** May take part in penalties. */
  readonly licensed?: true;
}

/**
 * Who stands in a unit or in one below it, without those who left, by name.
 * @param unit its name, as features carry it
 */
export function colleaguesIn(records: RecordsView, unit: string): Colleague[] {
  const root = records.all('units').find(({ content }) => content['name'] === unit);
  if (root === undefined) return [];
  const within = new Set([root.id]);
  // Each round takes in the units below those known; as many rounds as there are levels.
  for (let before = 0; before < within.size;) {
    before = within.size;
    for (const { id, content } of records.all('units')) {
      const { parent } = content as unknown as Unit;
      if (parent !== undefined && within.has(parent)) within.add(id);
    }
  }
  return records
    .all('people')
    .map(({ id, content }) => ({ id, person: content as unknown as Person }))
    .filter(({ person }) => person.unit !== undefined && within.has(person.unit) && person.disabled !== true)
    .map(({ id, person }) => ({ id, name: person.name, ...(person.licensed === true && { licensed: true as const }) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
}
