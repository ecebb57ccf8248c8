import type { ReactNode } from 'react';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { InnerLink } from '../ui/inner-link.tsx';
import type { HandoverFigures } from '#domain/handovers/figures.ts';
import type { HandoverEntry, Names } from './api.ts';
import { FiguresTable } from './figures-table.tsx';
import { nameOf } from './people-words.ts';
import classes from './handovers.module.css';

interface HandoverSheetProps {
  readonly entry: HandoverEntry;
  readonly names: Names;
  readonly isSample: boolean;
  readonly now?: HandoverFigures | undefined;
  readonly addressOf: (query: string) => string;
  /** What may still be done with it. */
  readonly children?: ReactNode;
}

/** A handover as it is read and printed: shift, figures, notes, cases to mind, both signatures. */
export function HandoverSheet({ entry, names, isSample, now, addressOf, children }: HandoverSheetProps) {
  const { t } = useWords();
  const { number, shift, from, to, notes, remarks = [], notesTaken } = entry.content;
  const { figures, figuresTaken } = entry.content;
  return (
    <article className={classes.sheet} aria-label={t('handovers.of', { number })}>
      <h2 className={classes.sheetTitle}>
        {t('handovers.sheetTitle')}
        {isSample && <span className={classes.sampleMark}>{t('sampleBadge')}</span>}
      </h2>
      <p className={classes.sheetLine}>
        {t('handovers.line', {
          number,
          shift,
          from: formatInstant(Date.parse(from)),
          to: formatInstant(Date.parse(to)),
        })}
      </p>
      <FiguresTable handed={figures} taken={figuresTaken} now={now} addressOf={addressOf} />
      <section className={classes.part}>
        <h3>{t('handovers.notes')}</h3>
        <p className={classes.long}>{notes ?? t('handovers.none')}</p>
      </section>
      {remarks.length > 0 && (
        <section className={classes.part}>
          <h3>{t('handovers.remarks.title')}</h3>
          <dl className={classes.minded}>
            {remarks.map((remark, at) => (
              <div key={at}>
                <dt>
                  <InnerLink to={`/duty?case=${remark.number}`}>{remark.number}</InnerLink>
                </dt>
                <dd>{remark.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {notesTaken !== undefined && (
        <section className={classes.part}>
          <h3>{t('handovers.notesTaken')}</h3>
          <p className={classes.long}>{notesTaken}</p>
        </section>
      )}
      <Signatures entry={entry} names={names} />
      {children}
    </article>
  );
}

function Signatures({ entry, names }: Pick<HandoverSheetProps, 'entry' | 'names'>) {
  const { t } = useWords();
  const { handedAt, handedBy, takenAt, takenBy } = entry.content;
  const line = (by: string | undefined, at: string | undefined) =>
    at === undefined
      ? t('handovers.unsigned')
      : t('handovers.signedBy', { name: nameOf(by, names, t), at: formatInstant(Date.parse(at)) });
  return (
    <dl className={classes.signatures}>
      <div>
        <dt>{t('handovers.handedBy')}</dt>
        <dd>{line(handedBy, handedAt)}</dd>
      </div>
      <div>
        <dt>{t('handovers.takenBy')}</dt>
        <dd>{line(takenBy, takenAt)}</dd>
      </div>
    </dl>
  );
}
