import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { ClassContent } from '#domain/catalogue/case-classes.ts';
import { classWithoutBureau } from '#domain/catalogue/classes.ts';
import { sourcesOf } from '#domain/catalogue/sources.ts';
import { standardClassOf } from '#domain/catalogue/standard-classes.ts';
import type { RecordsView } from '#domain/record.ts';
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PageRecord } from '../state/records.ts';
import { ClassFacts } from './class-facts.tsx';
import { ClassForm } from './class-form.tsx';
import classes from './catalogue.module.css';

interface OneClassProps {
  readonly item: CaseClass;
  readonly record: PageRecord<ClassContent> | undefined;
  readonly records: RecordsView;
  readonly calendars: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly history: (id: string) => ReactNode;
  readonly close: () => void;
}

/** One class: what the standard says, what the bureau says, and what became of that. */
export function OneClass({ item, record, records, calendars, history, close }: OneClassProps) {
  const standard = standardClassOf(item);
  const base = classWithoutBureau(records, item);
  return (
    <Stack gap="md">
      {standard && base && (
        <ClassFacts
          item={base}
          sources={sourcesOf(records, standard)}
          calendarName={(id) => calendars.find(({ value }) => value === id)?.label ?? id}
          note={standard.limitNote}
        />
      )}
      <ClassForm
        classKey={{ standard: item.standard, kind: item.kind, code: item.code }}
        record={record}
        base={base}
        calendars={calendars}
        onDone={close}
        onCancel={close}
      />
      {record && <div className={classes.history}>{history(record.id)}</div>}
    </Stack>
  );
}
