import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import { channels, type Channel } from '#domain/cases/words.ts';
import type { Feature } from '#domain/feature.ts';
import { useMemo, type ReactNode } from 'react';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { mediaUrl } from '../../state/upload.ts';
import { calendarWords } from '../calendar-words.ts';
import { classNameOf } from '../class-name-of.ts';
import { limitWords } from '../limit-words.ts';
import { placeOfCase } from '../place-of-case.ts';
import { usePostToCall } from '../post-to-call.ts';
import { useClasses } from '../use-classes.ts';
import { useRecordsView } from '../use-records-view.ts';
import { PlaceMap } from './place-map.tsx';
import classes from './sheets.module.css';

interface DispatchSheetProps {
  readonly city: string;
  readonly isSample: boolean;
  readonly feature: Feature;
  /** When it is printed, epoch milliseconds. */
  readonly now: number;
}

const calendarKinds = ['calendars'];

/** So many photos of the report fit on the sheet. */
const mostPhotos = 3;

/** A dispatch sheet (派遣单), A4: what, where, until when, whom to call, and the lines to sign on. Nothing of a caller. */
export function DispatchSheet({ city, isSample, feature, now }: DispatchSheetProps) {
  const { t, say, language } = useWords();
  const { properties } = feature;
  const { of } = useClasses();
  const records = useRecordsView(calendarKinds);
  const post = usePostToCall(feature);
  const place = useMemo(() => placeOfCase(feature), [feature]);
  const known = of(properties);
  const text = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '');
  const at = (name: string) => (text(name) === '' ? '' : formatInstant(Date.parse(text(name))));
  const { limitAmount, limitUnit } = properties;
  const hasLimit = typeof limitAmount === 'number';
  const calendar = calendarWords(records, text('calendar'))?.[language];
  const photos = ['photos', 'photosVerified']
    .flatMap((name) => (properties[name] as readonly string[] | undefined) ?? [])
    .slice(0, mostPhotos);
  const phone = post.phone ?? post.unitPhone;
  const rows: ReadonlyArray<readonly [string, ReactNode]> = [
    [
      t('cases.text.class'),
      `${classNameOf(properties, known, language)}${t('inBrackets', { words: text('classCode') })}`,
    ],
    [
      t('cases.card.unit'),
      [text('unit'), text('coUnit') && t('cases.card.coUnit', { unit: text('coUnit') })]
        .filter(Boolean)
        .join(t('cases.separator')),
    ],
    [t('cases.card.zone'), post.zone ? `${post.zone.number} ${post.zone.name}` : text('zone')],
    [t('cases.text.phone'), [phone, phone && post.officer].filter(Boolean).join(' ')],
    [
      t('cases.sheet.channel'),
      [say(channels[text('channel') as Channel]), text('sourceNumber')].filter(Boolean).join(' '),
    ],
    [t('cases.sheet.reportedAt'), at('reportedAt')],
    [t('cases.card.dispatched'), at('dispatchedAt')],
    [
      t('cases.card.limit'),
      hasLimit
        ? `${limitWords({ amount: limitAmount, unit: limitUnit as LimitUnit }, t, say)}${calendar && limitUnit !== 'urgentHour' ? t('inBrackets', { words: calendar }) : ''}`
        : '',
    ],
    [
      t('cases.card.area'),
      [text('district'), text('street'), text('community')].filter(Boolean).join(t('cases.separator')),
    ],
    [t('cases.card.grid'), text('grid')],
  ];
  return (
    <article className={classes.sheet}>
      <header className={classes.sheetHead}>
        <h2>{t('cases.sheet.title', { city })}</h2>
        <p>
          <strong>{text('number')}</strong>
          {properties['urgent'] === true && <strong className={classes.mark}>{t('cases.marks.urgent')}</strong>}
          {properties['supervised'] === true && (
            <strong className={classes.mark}>
              {t('cases.marks.supervised', { number: text('supervisionNumber') }).trim()}
            </strong>
          )}
          {isSample && <strong className={classes.mark}>{t('schemes.sheet.sample')}</strong>}
        </p>
      </header>
      <p className={classes.due}>
        <span>{t('cases.card.due')}</span>
        <strong>{at('dueAt') || t('cases.sheet.notRunning')}</strong>
      </p>
      <p className={classes.place}>
        <span>{t('cases.text.place')}</span>
        <strong>{text('place')}</strong>
      </p>
      <dl className={classes.rows}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || t('missing')}</dd>
          </div>
        ))}
      </dl>
      <dl className={classes.long}>
        {(
          [
            [t('cases.card.description'), text('description')],
            [t('cases.sheet.closing'), known?.closing ?? ''],
            [t('cases.card.permitHint'), text('permitHint')],
          ] as const
        )
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className={classes.pictures}>
        <PlaceMap at={place} label={t('cases.sheet.map', { number: text('number') })} />
        <div className={classes.photos}>
          {photos.map((sha256, index) => (
            <img key={sha256} src={mediaUrl(sha256, 320)} alt={t('registers.photoAlt', { figures: index + 1 })} />
          ))}
          {photos.length === 0 && <span>{t('cases.card.noPhotos')}</span>}
        </div>
      </div>
      <div className={classes.report}>
        <p>{t('cases.sheet.result')}</p>
        {Array.from({ length: 4 }, (_, line) => (
          <p key={line} className={classes.blank} />
        ))}
      </div>
      <div className={classes.signing}>
        {(['dispatcher', 'acknowledged', 'handled'] as const).map((name) => (
          <p key={name}>
            <span>{t(`cases.sheet.${name}`)}</span>
            <span className={classes.signLine} />
            <span>{t('cases.sheet.signedAt')}</span>
            <span className={classes.signLine} data-short />
          </p>
        ))}
      </div>
      <footer className={classes.sheetFoot}>
        <span>{t('cases.sheet.printed', { at: formatInstant(now) })}</span>
        <span>{t('cases.sheet.asOf')}</span>
      </footer>
    </article>
  );
}
