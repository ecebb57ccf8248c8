import { actions } from '#domain/actions.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { editions } from '#domain/catalogue/from-edition.ts';
import type { ClassSources } from '#domain/catalogue/sources.ts';
import type { Words } from '#domain/collection.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { useWords } from '../i18n/use-words.ts';
import { limitSaid } from './limit-said.ts';
import classes from './catalogue.module.css';

interface ClassFactsProps {
  /** As the standard has it, whatever the bureau says. */
  readonly item: CaseClass;
  readonly sources: ClassSources;
  readonly calendarName: (id: string) => string;
  /** In English: what the limit's source says beside it, since conditions are in Chinese. */
  readonly note: string | undefined;
}

/** What the standard says of a class, each figure with its source, to be read beside what the bureau sets. */
export function ClassFacts({ item, sources, calendarName, note }: ClassFactsProps) {
  const { t, say, language } = useWords();
  const codes = [
    item.code2013 && `${say(editions['2013'])} ${item.code2013}`,
    item.code2007 && `${say(editions['2007'])} ${item.code2007}`,
  ];
  const lines: Array<readonly [title: string, text: string | undefined, source: Words | undefined]> = [
    [t('catalogue.code'), `${item.code} · ${item.standard}`, sources.list],
    [t('catalogue.earlier'), codes.filter(Boolean).join(t('listSeparator')) || undefined, undefined],
    [t('catalogue.limitTitle'), limitSaid(item.limit, t), sources.limit],
    [t('catalogue.filing'), item.filing, sources.conditions],
    [t('catalogue.closing'), item.closing, sources.conditions],
    [t('catalogue.note'), language === 'en' ? note : undefined, undefined],
    [
      t('catalogue.duty'),
      [
        say(responsibilityKinds[item.responsibilityKind]),
        say((actions as Readonly<Record<string, Words>>)[String(item.action)]!),
        calendarName(item.calendar),
      ].join(t('listSeparator')),
      sources.duty,
    ],
  ];
  return (
    <section className={classes.facts} aria-label={t('catalogue.standard')}>
      <h4 className={classes.factsTitle}>{t('catalogue.standard')}</h4>
      <dl className={classes.lines}>
        {lines.map(
          ([title, text, source]) =>
            text !== undefined && (
              <div key={title}>
                <dt>{title}</dt>
                <dd>
                  {text}
                  {source && <span className={classes.source}>{t('catalogue.sourceOf', { source: say(source) })}</span>}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
