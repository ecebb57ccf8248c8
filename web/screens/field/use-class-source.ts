import { useMemo, useState } from 'react';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { searchClasses } from '../../cases/class-search.ts';
import { recent, remember } from '../../cases/recent.ts';
import { useClasses } from '../../cases/use-classes.ts';
import { useSpelling } from '../../cases/use-spelling.ts';
import type { ClassSource } from '../../field/report/class-picker.tsx';

const list = 'classes';
/** So many are one touch away. */
const most = 8;
/** What a patrol meets most, before this phone knows better: codes of GB/T 47678.5 as the standard catalogue has them. */
const usual = ['09005', '09006', '09001', '06010', '07001', '09010', '06036', '06007'];

/** Classes for a report on the street: those used last on this phone, filled up with the usual ones, and a search. */
export function useClassSource(): ClassSource & { readonly used: (item: CaseClass) => void } {
  const { current } = useClasses();
  const spell = useSpelling();
  const [keys, setKeys] = useState(() => recent(list));
  return useMemo(() => {
    const last = keys.flatMap((key) => current.find((item) => keyOf(item) === key) ?? []);
    const common = usual.flatMap((code) => current.find((item) => item.kind === 'matter' && item.code === code) ?? []);
    return {
      recent: [...new Set([...last, ...common, ...current])].slice(0, most),
      search: (words) => searchClasses(current, words, spell, (item) => keys.includes(keyOf(item))),
      used: (item) => {
        remember(list, keyOf(item));
        setKeys(recent(list));
      },
    };
  }, [current, spell, keys]);
}

function keyOf({ standard, kind, code }: CaseClass): string {
  return `${standard} ${kind} ${code}`;
}
