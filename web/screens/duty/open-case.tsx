import { useQuery } from '@tanstack/react-query';
import type { CaseAct } from '#domain/cases/acts.ts';
import { caseQuery, casesQuery, type CasesParams } from '../../cases/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useHere } from '../../live/presence.ts';
import { ActButtons } from './act-buttons.tsx';
import classes from './duty.module.css';

interface OpenCaseProps {
  readonly number: string;
  readonly params: CasesParams;
  readonly isBusy: boolean;
  readonly onAct: (act: CaseAct, withForm?: boolean) => void;
  readonly onOpen: (number: string) => void;
  readonly onClose: () => void;
}

/** The open case: who else has it open, what may be done, its card. */
export function OpenCase({ number, params, isBusy, onAct }: OpenCaseProps) {
  const { t } = useWords();
  const answer = useQuery(caseQuery(number));
  const id = answer.data?.case.id;
  const others = useHere(id === undefined ? undefined : `cases/${id}`);
  const isAway = useLeft(params, number);
  return (
    <>
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
      <ActButtons acts={answer.data?.acts.map(({ act }) => act) ?? []} isBusy={isBusy} onAct={onAct} />
    </>
  );
}

/** Whether the queue does not hold the case (any more). Not asked while the queue is narrowed by words. */
function useLeft(params: CasesParams, number: string): boolean {
  const hasWords = params['q'] !== undefined;
  const { data } = useQuery({
    ...casesQuery({ ...params, q: number, offset: 0, limit: 1 }),
    placeholderData: undefined,
    enabled: !hasWords,
  });
  return data?.total === 0;
}
