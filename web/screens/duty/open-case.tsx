import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { CaseAct } from '#domain/cases/acts.ts';
import { cases } from '#domain/cases/collection.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { AcknowledgementLine } from '../../acknowledgement/acknowledgement-line.tsx';
import { caseQuery, casesQuery, casesSearch, type CasesParams } from '../../cases/api.ts';
import { CaseCard } from '../../cases/card/case-card.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useHere } from '../../live/presence.ts';
import { useSession } from '../../state/session.ts';
import { FeatureHistory } from '../explore/feature-history.tsx';
import { PushToWall } from '../wall-desk/push-to-wall.tsx';
import { ActButtons } from './act-buttons.tsx';
import classes from './duty.module.css';

interface OpenCaseProps {
  readonly number: string;
  readonly params: CasesParams;
  readonly isBusy: boolean;
  readonly onAct: (act: CaseAct, withForm?: boolean) => void;
  /** An act from within the card, on other cases or with something filled in. */
  readonly onActOn: (act: CaseAct, on: readonly Feature[], preset?: ActInput) => void;
  readonly onOpen: (number: string) => void;
  readonly onZoomTo: (feature: Feature) => void;
  readonly onClose: () => void;
}

/** The open case: who else has it open, whether it left the queue, what may be done, its card. */
export function OpenCase({ number, params, isBusy, onAct, onActOn, onOpen, onZoomTo, onClose }: OpenCaseProps) {
  const { t } = useWords();
  const { can } = useSession();
  const router = useRouter();
  const answer = useQuery(caseQuery(number));
  const feature = answer.data?.case;
  const others = useHere(feature && `cases/${feature.id}`);
  const isAway = useLeft(params, number);
  return (
    <CaseCard
      caseRef={number}
      onAct={onActOn}
      onOpenCase={onOpen}
      onZoomTo={onZoomTo}
      onPrint={(numbers) => router.history.push(printAddress(numbers))}
      onClose={onClose}
      history={
        feature &&
        can('history.read') && (
          <FeatureHistory collection={cases} feature={feature} onCompare={nothingToCompare} restorable={false} />
        )
      }
    >
      {others.length > 0 && (
        <div className={classes.others} role="status">
          {t('duty.othersHere', { names: others.map(({ name }) => name).join(t('listSeparator')) })}
        </div>
      )}
      {isAway && (
        <div className={classes.notice} role="status">
          {t('duty.leftView')}
        </div>
      )}
      {feature && can('history.read') && <AcknowledgementLine caseRef={feature.id} />}
      <ActButtons acts={answer.data?.acts.map(({ act }) => act) ?? []} isBusy={isBusy} onAct={onAct} />
      {feature && can('wall.push') && (
        <div className={classes.acts}>
          <PushToWall what={{ case: feature.id }} />
        </div>
      )}
    </CaseCard>
  );
}

/** Where dispatch sheets of these cases are printed. */
export function printAddress(numbers: readonly string[]): string {
  return `/duty/print?${casesSearch({ cases: numbers.join(',') })}`;
}

/** Whether the queue does not hold the case (any more). */
function useLeft(params: CasesParams, number: string): boolean {
  const { data } = useQuery({
    ...casesQuery({ ...params, numbers: number, offset: 0, limit: 1 }),
    placeholderData: undefined,
  });
  return data?.total === 0;
}

/** A case stays where it is: there is nothing of its history to draw. */
function nothingToCompare(): void {
  return undefined;
}
