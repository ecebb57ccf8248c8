import { useMemo } from 'react';
import type { Narrowing } from '../../registers/rows.ts';
import { useOwnSearch } from '../../state/router.tsx';

/** What the table is narrowed to and sorted by, as the address says it: `q`, `sort` ("-" = descending), `show`, `f.FIELD`. */
export function useNarrowing(): readonly [Narrowing, (patch: Partial<Narrowing>) => void] {
  const { own, changeOwn } = useOwnSearch();
  const narrowing = useMemo((): Narrowing => {
    const sort = own['sort'] ?? '';
    const show = own['show'];
    return {
      text: own['q'] ?? '',
      equals: Object.fromEntries(
        Object.entries(own).flatMap(([name, value]) =>
          name.startsWith('f.') && value ? [[name.slice(2), value]] : [],
        ),
      ),
      standing: show === 'retired' || show === 'all' ? show : 'current',
      sorting: sort === '' ? undefined : { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    };
  }, [own]);
  const narrow = (patch: Partial<Narrowing>) => {
    const changed: Record<string, string> = {};
    if (patch.text !== undefined) changed['q'] = patch.text;
    if (patch.standing !== undefined) changed['show'] = patch.standing === 'current' ? '' : patch.standing;
    if ('sorting' in patch)
      changed['sort'] = patch.sorting ? `${patch.sorting.descending ? '-' : ''}${patch.sorting.key}` : '';
    if (patch.equals)
      for (const key of new Set([...Object.keys(narrowing.equals), ...Object.keys(patch.equals)]))
        changed[`f.${key}`] = patch.equals[key] ?? '';
    changeOwn(changed, 'replace');
  };
  return [narrowing, narrow];
}
