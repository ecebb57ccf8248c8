import { formatClock, formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';
import { Sheet } from '../frame/sheet.tsx';
import { Tap } from '../frame/tap.tsx';
import type { OutboxItem } from '../store/act.ts';
import { actWord } from './act-words.ts';
import { mayBeDoneNow } from '../store/done-now.ts';
import { mayWithdraw } from '../store/steps.ts';

interface OutboxSheetProps {
  readonly items: readonly OutboxItem[];
  /** Why the server said no, in the reader's language. */
  readonly said: (detail: string) => string;
  readonly onRetry: (id: string) => void;
  /** Does as of now what came too late. */
  readonly onDoNow: (id: string) => void;
  readonly onWithdraw: (id: string) => void;
  readonly onRetryAll: () => void;
  /** To the case, where it is one of the tasks. */
  readonly onOpen: (number: string) => void;
  readonly onClose: () => void;
}

/** What was done here and where it stands: what the server did not take first, then what waits, then what is uploaded. */
export function OutboxSheet(props: OutboxSheetProps) {
  const { items, said, onRetry, onDoNow, onWithdraw, onRetryAll, onOpen, onClose } = props;
  const { t } = useWords();
  const of = (...states: readonly OutboxItem['state'][]) => items.filter(({ state }) => states.includes(state));
  const [refused, waiting, sent] = [of('refused'), of('waiting', 'sending'), [...of('sent')].reverse()];
  const parts = [
    ['refused', refused],
    ['waiting', waiting],
    ['sent', sent],
  ] as const;
  return (
    <Sheet
      title={t('field.outbox.title')}
      onClose={onClose}
      foot={waiting.length > 0 ? <Tap onClick={onRetryAll}>{t('field.outbox.retryAll')}</Tap> : undefined}
    >
      {items.length === 0 && <p>{t('field.outbox.empty')}</p>}
      {parts.map(
        ([name, list]) =>
          list.length > 0 && (
            <section key={name} className={classes.section}>
              <h2>{t(`field.outbox.${name}`, { figures: list.length })}</h2>
              <ul className={classes.list}>
                {list.map((item) => (
                  <li key={item.id} className={classes.item} data-state={item.state}>
                    <ItemWords item={item} />
                    {item.refusal && <RefusalWords item={item} said={said} />}
                    {mayBeDoneNow(item) && <p className={classes.quiet}>{t('field.outbox.keptPhotos')}</p>}
                    {isBehindRefused(item, refused) && (
                      <p className={classes.fault}>
                        {t(item.lane === 'attendance' ? 'field.outbox.behindPost' : 'field.outbox.behind')}
                      </p>
                    )}
                    <div className={classes.choices}>
                      {item.state === 'refused' && mayTryAgain(item) && (
                        <button type="button" className={classes.chip} onClick={() => onRetry(item.id)}>
                          {t('field.outbox.again')}
                        </button>
                      )}
                      {mayBeDoneNow(item) && (
                        <button type="button" className={classes.chip} onClick={() => onDoNow(item.id)}>
                          {t('field.outbox.doNow')}
                        </button>
                      )}
                      {item.state === 'refused' && numberOf(item) !== undefined && (
                        <button type="button" className={classes.chip} onClick={() => onOpen(numberOf(item)!)}>
                          {t('field.outbox.look')}
                        </button>
                      )}
                      {item.state !== 'sent' && mayWithdraw(item) && (
                        <button type="button" className={classes.chip} onClick={() => onWithdraw(item.id)}>
                          {t('field.outbox.withdraw')}
                        </button>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </Sheet>
  );
}

function mayTryAgain({ refusal }: OutboxItem): boolean {
  // When it was done does not change: what came too late, or before the last step, is refused again.
  const isTooOld = refusal?.faults.some(({ pointer, detail }) => pointer === '/occurredAt' && !/future/.test(detail));
  return refusal?.reason !== 'gone' && refusal?.current?.isPossible !== false && isTooOld !== true;
}

/** Whether it is held by an earlier act of the same case that the server did not take. */
function isBehindRefused({ lane, order, state }: OutboxItem, refused: readonly OutboxItem[]): boolean {
  return state === 'waiting' && refused.some((before) => before.lane === lane && before.order < order);
}

function numberOf({ act }: OutboxItem): string | undefined {
  return act.kind === 'act' && 'number' in act.of ? act.of.number : undefined;
}

/** What was done, on what, when: 发生时间 and, once the server has it, 上传时间. */
function ItemWords({ item }: { readonly item: OutboxItem }) {
  const { t, say } = useWords();
  const { act, occurredAt, sentAt, state, answer } = item;
  const what =
    act.kind === 'act'
      ? actWord(act.act, t, say)
      : act.kind === 'report'
        ? t(act.report.selfHandled ? 'field.report.self' : 'field.report.report')
        : t(act.kind === 'on' ? 'field.post.signOn' : 'field.post.signOff');
  const on =
    act.kind === 'act' && 'number' in act.of
      ? [act.of.number, act.of.className, act.of.place]
      : act.kind === 'report'
        ? [answer?.number, act.className]
        : [];
  return (
    <>
      <strong>{what}</strong>
      <span style={{ display: 'block' }}>{on.filter(Boolean).join(t('field.photo.join'))}</span>
      <span className={classes.quiet} style={{ display: 'block' }}>
        {t('field.outbox.occurred', { at: formatInstant(Date.parse(occurredAt)).slice(5) })}
        {sentAt !== undefined && t('field.outbox.uploaded', { at: formatClock(Date.parse(sentAt)) })}
        {state === 'sending' && t('field.outbox.sending')}
      </span>
    </>
  );
}

/** Why it was not taken: in the server's words, with what can be done about it. */
function RefusalWords({
  item: { act, refusal },
  said,
}: {
  readonly item: OutboxItem;
  readonly said: (d: string) => string;
}) {
  const { t } = useWords();
  if (refusal === undefined) return null;
  const isOfPost = act.kind === 'on' || act.kind === 'off';
  const details = refusal.faults.length > 0 ? refusal.faults.map(({ detail }) => detail) : [refusal.detail];
  return (
    <p role="alert" className={classes.fault}>
      {t(`field.outbox.reasons.${refusal.reason === 'moved' && isOfPost ? 'movedPost' : refusal.reason}`)}
      <span style={{ display: 'block', fontWeight: 400 }}>
        {[...new Set(details.filter(Boolean).map(said).filter(Boolean))].join(t('listSeparator'))}
      </span>
    </p>
  );
}
