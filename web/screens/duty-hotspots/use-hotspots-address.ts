import { useEffect, useMemo } from 'react';
import { readAsked, tabs, writeAsked, type HotspotsAsked, type Tab } from '../../hotspots/asked.ts';
import { useOwnSearch } from '../../state/router.tsx';

type Step = 'push' | 'replace';

/** The desk as its address says it, and the ways to change it. @param today YYYY-MM-DD */
export function useHotspotsAddress(today: string) {
  const { own, changeOwn } = useOwnSearch();
  const read = readAsked(own, today);
  const key = JSON.stringify(read);
  // The same object as long as it asks for the same, so that nothing is reckoned again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const asked = useMemo(() => read, [key]);
  // A link that names no period would show another one tomorrow.
  const isNamed = own['first'] === asked.first && own['last'] === asked.last;
  useEffect(() => {
    if (!isNamed) changeOwn({ first: asked.first, last: asked.last }, 'replace');
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNamed]);
  return {
    asked,
    tab: tabs.find((one) => one === own['tab']) ?? 'areas',
    /** Id of the cell that is open. */
    cell: own['cell'],
    /** Key of the row that is open. */
    row: own['row'],
    heat: own['heat'] === '1',
    /** Whether cells of which nothing is said are drawn too. */
    all: own['all'] === '1',
    ask: (patch: Partial<HotspotsAsked>, step: Step = 'push') => {
      // Ids of one kind of cells mean nothing among the other.
      const isOther = patch.cells !== undefined && patch.cells !== asked.cells;
      // Only what is new is written: another choice may be on its way to the address.
      const before = writeAsked(asked);
      const next = Object.entries(writeAsked({ ...asked, ...patch })).filter(([name, value]) => before[name] !== value);
      changeOwn({ ...Object.fromEntries(next), ...(isOther && { cell: '', row: '' }) }, step);
    },
    goTo: (tab: Tab) => changeOwn({ tab: tab === 'areas' ? '' : tab, row: '', cell: '' }, 'push'),
    open: (row: string | undefined, cell: string | undefined, step: Step = 'push') =>
      changeOwn({ row: row ?? '', cell: cell ?? '' }, step),
    show: (what: 'heat' | 'all', isShown: boolean) => changeOwn({ [what]: isShown ? '1' : '' }, 'replace'),
  };
}

export type HotspotsAddress = ReturnType<typeof useHotspotsAddress>;
