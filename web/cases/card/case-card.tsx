import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { SegmentedControl, Skeleton, Stack, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RequestFailed } from '../../state/request.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { caseQuery, type CaseAnswer } from '../api.ts';
import { CardCaller } from './card-caller.tsx';
import { CardClock } from './card-clock.tsx';
import { CardHead } from './card-head.tsx';
import { CardNear } from './card-near.tsx';
import { CardPhotos } from './card-photos.tsx';
import { CardPlace } from './card-place.tsx';
import { CardRequest } from './card-request.tsx';
import { CardSources } from './card-sources.tsx';
import { Section } from './section.tsx';
import classes from './card.module.css';

export interface CaseCardProps {
  /** Number or id. */
  readonly caseRef: string;
  /** Asks for an act from within the card: a duplicate to merge, a request to decide, an answer to a merged one's caller. */
  readonly onAct: (act: CaseAct, cases: readonly Feature[], preset?: ActInput) => void;
  readonly onOpenCase: (ref: string) => void;
  readonly onZoomTo?: (feature: Feature) => void;
  readonly onPrint?: (numbers: readonly string[]) => void;
  readonly onClose?: () => void;
  /** What became of the case, where the reader may see it: its own tab. */
  readonly history?: ReactNode;
  /** What the screen puts under the head: the acts. */
  readonly children?: ReactNode;
}

/** Everything that is known of a case, for whoever has to do something about it. */
export function CaseCard(props: CaseCardProps) {
  const { caseRef, onClose } = props;
  const { t } = useWords();
  const answer = useQuery(caseQuery(caseRef));
  const isGone = answer.error instanceof RequestFailed && [404, 410].includes(answer.error.status);
  return (
    <section className={classes.card} aria-label={t('cases.card.title')} data-testid="case-card">
      {answer.data ? (
        <Known key={answer.data.case.id} answer={answer.data} {...props} />
      ) : isGone ? (
        <Notice
          role="alert"
          title={t('cases.card.gone')}
          next={t('cases.card.goneNext')}
          {...(onClose && { action: { label: t('close'), run: onClose } })}
        />
      ) : answer.isError ? (
        <Failed title={t('cases.card.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Stack p="md" gap="sm" aria-busy="true" aria-label={t('cases.card.loading')}>
          {[40, 70, 90, 60, 80, 50].map((width) => (
            <Skeleton key={width} height="1rem" width={`${width}%`} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function Known({ answer, ...props }: CaseCardProps & { readonly answer: CaseAnswer }) {
  const { onAct, onOpenCase, onZoomTo, onPrint, onClose, history, children } = props;
  const { t } = useWords();
  const [part, setPart] = useState<'card' | 'history'>('card');
  const { case: feature, merged } = answer;
  const { properties } = feature;
  const acts = answer.acts.map(({ act }) => act);
  return (
    <>
      <CardHead feature={feature} onZoomTo={onZoomTo} onPrint={onPrint} onClose={onClose} />
      {children}
      {Boolean(history) && (
        <SegmentedControl
          size="xs"
          className={classes.parts}
          aria-label={t('history.choose')}
          value={part}
          onChange={(next) => setPart(next as typeof part)}
          data={[
            { value: 'card', label: t('card.title') },
            { value: 'history', label: t('history.title') },
          ]}
        />
      )}
      <div className={classes.body}>
        {part === 'history' ? (
          history
        ) : (
          <>
            {typeof properties['mergedInto'] === 'string' && (
              <p className={classes.into}>
                {t('cases.card.mergedInto')}
                <UnstyledButton className={classes.link} onClick={() => onOpenCase(String(properties['mergedInto']))}>
                  {properties['mergedInto']}
                </UnstyledButton>
              </p>
            )}
            {properties['supportAsked'] === true && (
              <Section title={t('acknowledgement.support')}>
                <p className={classes.text}>
                  {t('acknowledgement.supportSince', {
                    at: formatInstant(Date.parse(String(properties['supportAskedAt']))),
                  })}
                  {t('labelSeparator')}
                  {properties['supportReason']}
                </p>
              </Section>
            )}
            <CardRequest feature={feature} acts={acts} onAct={onAct} />
            <CardPlace feature={feature} />
            <CardClock properties={properties} />
            {typeof properties['description'] === 'string' && (
              <Section title={t('cases.card.description')}>
                <p className={classes.text}>{properties['description']}</p>
              </Section>
            )}
            {typeof properties['reason'] === 'string' && (
              <Section title={t('cases.card.reason')}>
                <p className={classes.text}>{properties['reason']}</p>
              </Section>
            )}
            <CardPhotos properties={properties} />
            <CardSources
              feature={feature}
              merged={merged}
              mayAnswer={acts.includes('case.answer')}
              onAct={onAct}
              onOpenCase={onOpenCase}
            />
            <CardCaller id={feature.id} />
            <CardNear feature={feature} mayMerge={acts.includes('case.merge')} onAct={onAct} onOpenCase={onOpenCase} />
          </>
        )}
      </div>
    </>
  );
}
