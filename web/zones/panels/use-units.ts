import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Unit } from '#domain/people/unit.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Ground } from '#domain/zones/content.ts';
import { recordsQuery } from '../../state/records.ts';

/** Names of units: those of the register, then others that the draft names; those of the draft alone where it is not had. */
export function useUnits(grounds: ReadonlyMap<Owner, Ground>, revision: number) {
  const { data, isPending, isError } = useQuery(recordsQuery<Unit>('units'));
  const names = useMemo(() => {
    const known = (data ?? []).map(({ content }) => content.name).sort((p, q) => p.localeCompare(q, 'zh-CN'));
    const named = new Set<string>();
    for (const ground of grounds.values()) {
      if (ground.is === 'zone' && ground.content.unit !== undefined) named.add(ground.content.unit);
    }
    return [...new Set([...known, ...[...named].sort((p, q) => p.localeCompare(q, 'zh-CN'))])];
    // Grounds are changed in place: the revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, grounds, revision]);
  return { names, isPending, isError };
}
