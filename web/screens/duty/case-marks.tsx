import type { Properties } from '#domain/feature.ts';
import { requestKinds, type RequestKind } from '#domain/cases/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './duty.module.css';

/** What marks a case beside its state: urgent, supervised, help or a decision asked for, reworked, sent later than done ... */
export function CaseMarks({ properties }: { readonly properties: Properties }) {
  const { t, say } = useWords();
  const { urgent, supervised, supportAsked, reworks, extensions, request, answerOwed, urges, lateUpload } = properties;
  const marks: ReadonlyArray<readonly [string, string, 'loud' | 'quiet'] | undefined> = [
    urgent === true ? ['urgent', t('duty.marks.urgent'), 'loud'] : undefined,
    supervised === true ? ['supervised', t('duty.marks.supervised'), 'loud'] : undefined,
    supportAsked === true ? ['support', t('acknowledgement.support'), 'loud'] : undefined,
    Number(reworks) > 0 ? ['rework', t('duty.marks.rework'), 'loud'] : undefined,
    Number(urges) > 0 ? ['urged', t('duty.marks.urged'), 'quiet'] : undefined,
    typeof request === 'string'
      ? ['request', t('duty.marks.request', { kind: say(requestKinds[request as RequestKind]) }), 'loud']
      : undefined,
    Number(extensions) > 0 ? ['extended', t('duty.marks.extended'), 'quiet'] : undefined,
    Number(lateUpload) > 0 ? ['late', t('acknowledgement.late'), 'quiet'] : undefined,
    answerOwed === true ? ['answer', t('duty.marks.answer'), 'quiet'] : undefined,
  ];
  return (
    <>
      {marks.map(
        (mark) =>
          mark && (
            <span key={mark[0]} className={classes.mark} data-loud={mark[2] === 'loud' || undefined}>
              {mark[1]}
            </span>
          ),
      )}
    </>
  );
}
