import { factsOf } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import { Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { faultWords } from '../ui/fault-words.ts';
import type { Job } from './api.ts';
import classes from './jobs.module.css';

/** What an import ended with: how many were taken, and why others were not. */
export interface ImportReport {
  readonly collection: string;
  /** What the person called the file. */
  readonly name: string;
  readonly read: number;
  readonly taken: number;
  /** One for each fault; `fault` is "/pointer: sentence", `examples` the first features that have it. */
  readonly refused: ReadonlyArray<{
    readonly fault: string;
    readonly count: number;
    readonly examples: readonly string[];
  }>;
}

/** The report of a job that imported; undefined for any other, and before its end. */
export function importReport({ name, output }: Job): ImportReport | undefined {
  return name === 'import' && output !== undefined && 'refused' in output ? (output as never) : undefined;
}

/** What an import took and did not take, with each reason and where in the file it stands. */
export function ImportOutcome({ report }: { readonly report: ImportReport }) {
  const { t, say, language } = useWords();
  const collection = collectionById(report.collection);
  const properties = collection?.schema.properties ?? {};
  const placeOf = (pointer: string): string => {
    const [first, name = ''] = pointer.split('/').slice(1);
    if (first === 'geometry') return t('jobs.geometry');
    const property = properties[name as keyof typeof properties];
    return property === undefined ? name : say({ zh: factsOf(property).title, en: factsOf(property).titleEn });
  };
  const figures = (count: number) => formatNumber(count, language);
  return (
    <>
      <Text size="xs">
        {report.name} → {collection ? say(collection.titles) : report.collection}
      </Text>
      <Text size="xs" fw={600}>
        {t('jobs.taken', { taken: figures(report.taken), read: figures(report.read) })}
      </Text>
      {report.refused.length > 0 && (
        <ul className={classes.refused} aria-label={t('jobs.refused')}>
          {report.refused.map(({ fault, count, examples }) => {
            const [, pointer = '', detail = fault] = /^(\/\S*): (.*)$/s.exec(fault) ?? [];
            const places = examples.map((example) =>
              example.replace(/^feature (\d+)/, (_, number: string) => t('jobs.nth', { number })),
            );
            return (
              <li key={fault}>
                <strong>{placeOf(pointer)}</strong>
                {t('labelSeparator')}
                {faultWords(detail, t)}{' '}
                <span>
                  {t('jobs.refusedAt', { count, figures: figures(count), places: places.join(t('listSeparator')) })}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
