import type { Colleague } from '#domain/people/colleagues.ts';
import type { Person } from '#domain/people/person.ts';
import type { Unit } from '#domain/people/unit.ts';
import { useQuery } from '@tanstack/react-query';
import { recordsQuery } from '../state/records.ts';
import { requestJson } from '../state/request.ts';
import { useSession } from '../state/session.ts';

/**
 * Who may be in a crew of a unit: whoever stands in it, and those who are in the crew already. Who manages people sees all of
 * them; others are told the names of the unit's.
 * @param unit its name; nobody is offered while it is empty
 */
export function useMembers(unit: string, chosen: readonly string[]): readonly Colleague[] {
  const { can } = useSession();
  const manages = can('people.manage');
  const people = useQuery({ ...recordsQuery<Person>('people'), enabled: manages });
  const units = useQuery({ ...recordsQuery<Unit>('units'), enabled: manages });
  const colleagues = useQuery({
    queryKey: ['colleagues', unit],
    queryFn: async ({ signal }) =>
      (await requestJson<{ people: readonly Colleague[] }>(`/api/colleagues?unit=${encodeURIComponent(unit)}`, signal))
        .people,
    enabled: !manages && unit !== '' && can('case.edit'),
  });
  const known = manages
    ? (people.data ?? [])
        .filter(({ id, content }) => {
          const own = units.data?.find((one) => one.id === content.unit)?.content.name;
          return chosen.includes(id) || (content.disabled !== true && own === unit);
        })
        .map(({ id, content }): Colleague => ({
          id,
          name: content.name,
          ...(content.licensed === true && { licensed: true as const }),
        }))
    : (colleagues.data ?? []);
  // Somebody whose name one is not told stays in the crew all the same.
  const others = chosen.filter((id) => !known.some((one) => one.id === id)).map((id): Colleague => ({ id, name: id }));
  return [...known, ...others];
}
