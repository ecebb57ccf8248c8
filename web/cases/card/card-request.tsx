import { caseActs, type CaseAct } from '#domain/cases/acts.ts';
import { requestKinds, requestSteps, type RequestKind, type RequestStep } from '#domain/cases/words.ts';
import type { Feature } from '#domain/feature.ts';
import { Button, Group } from '@mantine/core';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Section } from './section.tsx';
import classes from './card.module.css';

/** The acts by which a request goes on or ends. */
const deciding: readonly CaseAct[] = [
  'case.endorse-request',
  'case.approve-return',
  'case.approve-hand-back',
  'case.approve-extension',
  'case.approve-suspension',
  'case.decide-appeal',
  'case.refuse-request',
  'case.withdraw-request',
];

/** What somebody asked for and has not been told yet, with the ways to decide it for whoever may. */
export function CardRequest({
  feature,
  acts,
  onAct,
}: {
  readonly feature: Feature;
  readonly acts: readonly CaseAct[];
  readonly onAct: (act: CaseAct, cases: readonly Feature[]) => void;
}) {
  const { t, say } = useWords();
  const { request, requestStep, requestedAt, requestReason, requestUntil } = feature.properties;
  if (typeof request !== 'string') return null;
  const facts = [
    typeof requestStep === 'string' ? say(requestSteps[requestStep as RequestStep]) : '',
    typeof requestedAt === 'string' ? formatInstant(Date.parse(requestedAt)) : '',
    typeof requestUntil === 'string' ? t('cases.card.requestUntil', { day: requestUntil }) : '',
  ].filter(Boolean);
  return (
    <Section title={t('cases.card.request')}>
      <p className={classes.place}>{say(requestKinds[request as RequestKind])}</p>
      <p className={classes.remark}>{facts.join(t('cases.separator'))}</p>
      {typeof requestReason === 'string' && <p>{t('cases.card.requestReason', { reason: requestReason })}</p>}
      <Group gap={6}>
        {acts
          .filter((act) => deciding.includes(act))
          .map((act) => (
            <Button key={act} size="compact-sm" variant="default" onClick={() => onAct(act, [feature])}>
              {say(caseActs[act])}
            </Button>
          ))}
      </Group>
    </Section>
  );
}
