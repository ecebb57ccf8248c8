import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { channels, satisfactions, type Channel, type Satisfaction } from '#domain/cases/words.ts';
import type { Feature } from '#domain/feature.ts';
import { Button, UnstyledButton } from '@mantine/core';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Section } from './section.tsx';
import classes from './card.module.css';

interface CardSourcesProps {
  readonly feature: Feature;
  /** Cases that are merged into it: each keeps its source, and each caller gets an answer. */
  readonly merged: readonly Feature[];
  /** Whether the case itself may be answered now; merged ones may be as soon as they are merged. */
  readonly mayAnswer: boolean;
  readonly onAct: (act: CaseAct, cases: readonly Feature[]) => void;
  readonly onOpenCase: (ref: string) => void;
}

/** Where the case came from, under which numbers, and which answers are owed; the merged ones' too. */
export function CardSources({ feature, merged, mayAnswer, onAct, onOpenCase }: CardSourcesProps) {
  const { t } = useWords();
  const { can } = useSession();
  const mayAnswerMerged = ruleOf('case.answer').rights.some(can);
  return (
    <Section title={t('cases.card.sources')}>
      <ul className={classes.list}>
        {[feature, ...merged].map((item) => (
          <li key={item.id} className={classes.item}>
            <SourceWords
              feature={item}
              {...(item.id !== feature.id && { onOpen: () => onOpenCase(String(item.properties['number'])) })}
            />
            {item.properties['answerOwed'] === true && (item.id === feature.id ? mayAnswer : mayAnswerMerged) && (
              <Button size="compact-xs" variant="default" onClick={() => onAct('case.answer', [item])}>
                {t('cases.card.answer')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SourceWords({ feature, onOpen }: { readonly feature: Feature; readonly onOpen?: () => void }) {
  const { t, say } = useWords();
  const { properties } = feature;
  const { channel, sourceNumber, sourceDueAt, reportedAt, answeredAt, answer, satisfied, answerOwed } = properties;
  const at = (value: unknown) => (typeof value === 'string' ? formatInstant(Date.parse(value)) : '');
  const facts = [
    sourceNumber === undefined ? '' : t('cases.card.sourceNumber', { number: String(sourceNumber) }),
    sourceDueAt === undefined ? '' : t('cases.card.sourceDue', { at: at(sourceDueAt) }),
    t('cases.card.reported', { at: at(reportedAt) }),
  ].filter(Boolean);
  return (
    <div>
      <div>
        {onOpen && (
          <UnstyledButton className={classes.link} onClick={onOpen}>
            {String(properties['number'])}
          </UnstyledButton>
        )}{' '}
        <span className={classes.strong}>{say(channels[channel as Channel] ?? missingWords)}</span>
        {answerOwed === true && <span className={classes.owed}>{t('cases.marks.answerOwed')}</span>}
      </div>
      <div className={classes.remark}>{facts.join(t('cases.separator'))}</div>
      {typeof answeredAt === 'string' && (
        <div className={classes.remark}>
          {t('cases.card.answered', { at: at(answeredAt), answer: String(answer ?? '') })}
          {typeof satisfied === 'string' && `${t('cases.separator')}${say(satisfactions[satisfied as Satisfaction])}`}
        </div>
      )}
    </div>
  );
}

const missingWords = { zh: '—', en: '—' };
