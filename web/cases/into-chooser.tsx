import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { arrivalQuery, casesQuery } from './api.ts';
import classes from './cases.module.css';
import { classNameOf } from './class-name-of.ts';
import { placeOfCase } from './place-of-case.ts';
import { useClasses } from './use-classes.ts';

interface IntoChooserProps {
  readonly label: string;
  /** Number of a case; empty for none. */
  readonly value: string;
  readonly fault: string | undefined;
  readonly required: boolean;
  /** The cases that are to be merged. */
  readonly cases: readonly Feature[];
  readonly onChange: (number: string) => void;
}

/** A case that others may be merged into, in one line. */
interface Candidate {
  readonly number: string;
  /** Absent for likely duplicates: theirs is the same. */
  readonly className?: string;
  readonly status: string;
  readonly place: string;
  readonly reportedAt: string;
  readonly metres?: number;
}

/** The case that others are merged into: likely duplicates first, any other by the tail of its number or its place. */
export function IntoChooser({ label, value, fault, required, cases, onChange }: IntoChooserProps) {
  const { t, say, language } = useWords();
  const { of } = useClasses();
  const [words, setWords] = useState(value);
  const [asked] = useDebouncedValue(words.trim(), 200);
  const first = cases[0]!;
  const near = useQuery(
    arrivalQuery(
      placeOfCase(first),
      { kind: String(first.properties['classKind']), code: String(first.properties['classCode']) },
      String(first.properties['reportedAt']),
    ),
  );
  const found = useQuery({ ...casesQuery({ view: 'all', q: asked, limit: 6 }), enabled: asked.length > 1 });
  const own = new Set(cases.map(({ properties }) => properties['number']));
  const candidates: readonly Candidate[] = (
    asked.length > 1
      ? (found.data?.cases ?? []).map(({ properties }) =>
          candidateOf(properties, classNameOf(properties, of(properties), language)),
        )
      : (near.data?.duplicates ?? []).map(({ className: _, ...duplicate }) => duplicate)
  ).filter(({ number, status }) => !own.has(number) && status !== 'merged' && status !== 'voided');
  return (
    <Stack gap={6}>
      <TextInput
        label={label}
        aria-label={label}
        error={fault}
        withAsterisk={required}
        size="sm"
        autoComplete="off"
        placeholder={t('cases.into.placeholder')}
        value={words}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          setWords(typed);
          onChange(/^\d{8}-\d{4,6}$/.test(typed.trim()) ? typed.trim() : '');
        }}
      />
      <div role="listbox" aria-label={t('cases.into.candidates')} className={classes.candidates}>
        {candidates.map((candidate) => (
          <UnstyledButton
            key={candidate.number}
            role="option"
            aria-selected={candidate.number === value}
            className={classes.candidate}
            onClick={() => {
              setWords(candidate.number);
              onChange(candidate.number);
            }}
          >
            <span>
              {[candidate.number, candidate.className, say(caseStatuses[candidate.status as CaseStatus])]
                .filter(Boolean)
                .join(t('cases.separator'))}
            </span>
            <span className={classes.quiet}>
              {[
                candidate.place,
                candidate.metres === undefined ? '' : t('cases.metres', { metres: candidate.metres }),
                formatInstant(Date.parse(candidate.reportedAt)),
              ]
                .filter(Boolean)
                .join(t('cases.separator'))}
            </span>
          </UnstyledButton>
        ))}
        {candidates.length === 0 && (
          <Text size="xs" c="dimmed">
            {asked.length > 1
              ? found.isFetching
                ? t('cases.into.searching')
                : t('cases.into.nothing')
              : t('cases.into.noDuplicates')}
          </Text>
        )}
      </div>
    </Stack>
  );
}

function candidateOf(properties: Properties, className: string): Candidate {
  const text = (name: string) => String(properties[name] ?? '');
  return {
    number: text('number'),
    className,
    status: text('status'),
    place: text('place'),
    reportedAt: text('reportedAt'),
  };
}
