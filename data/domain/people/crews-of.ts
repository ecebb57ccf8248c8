import type { RecordsView } from '#domain/record.ts';
import type { Crew } from './crew.ts';

/** The names of the crews that a person is a member of. @param person id of the person */
export function crewsOf(records: RecordsView, person: string): ReadonlySet<string> {
  const own = new Set<string>();
  for (const { content } of records.all('crews')) {
    const { name, members } = content as unknown as Crew;
    if (members.includes(person)) own.add(name);
  }
  return own;
}

/** The crew of a name; undefined where none is registered. */
export function crewNamed(records: RecordsView, name: string): Crew | undefined {
  return records.all('crews').find(({ content }) => content['name'] === name)?.content as unknown as Crew | undefined;
}
