import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import type { RecordsView } from '#domain/record.ts';
import { useWords } from '../../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../../state/records.ts';

/** A class of the catalogue as a list offers it. */
export interface ClassChoice {
  readonly value: string;
  readonly label: string;
  readonly caseClass: ClassKey;
}

/** The classes that a new case may take, by name and code; none before they are known. */
export function useClassChoices(): readonly ClassChoice[] {
  const { say } = useWords();
  const own = useQuery({ ...recordsQuery('case-classes'), staleTime: 300_000 });
  const settings = useQuery({ ...recordsQuery('settings'), staleTime: 300_000 });
  return useMemo(() => {
    if (!own.data || !settings.data) return [];
    const view = viewOf({ 'case-classes': own.data, settings: settings.data });
    return allClasses(view)
      .filter(({ retired }) => !retired)
      .map(({ standard, kind, code, ...words }) => ({
        value: valueOf({ standard, kind, code }),
        label: `${say(words)} ${code}`,
        caseClass: { standard, kind, code },
      }));
  }, [own.data, settings.data, say]);
}

/** How a list knows a class. */
export function valueOf({ standard, kind, code }: ClassKey): string {
  return `${standard} ${kind} ${code}`;
}

function viewOf(records: Readonly<Record<string, readonly PageRecord[]>>): RecordsView {
  const all = (kind: string) => (records[kind] ?? []).map((record) => ({ kind, ...record }));
  return { all, get: (kind, id) => all(kind).find((record) => record.id === id) };
}
