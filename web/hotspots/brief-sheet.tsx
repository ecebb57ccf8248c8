import { caseStatuses } from '#domain/cases/status.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { dayOf } from '../state/shanghai-day.ts';
import { mediaUrl } from '../state/upload.ts';
import type { Brief, BriefPlace } from './api.ts';
import { BriefMap } from './brief-map.tsx';
import classes from './brief.module.css';
import { useMarkWords } from './cell-mark.tsx';
import { markOf } from './layer.ts';
import { SliceChart } from './slice-chart.tsx';

interface BriefSheetProps {
  readonly brief: Brief;
  readonly city: string;
  readonly isSample: boolean;
}

/** 难点热点问题月度简报: the month in figures, the map, and each place with its trend, owner and latest cases. */
export function BriefSheet({ brief, city, isSample }: BriefSheetProps) {
  const { t } = useWords();
  const { month, total, guard, inMonth, before, places, at, since, to } = brief;
  const last = dayOf(Date.parse(to) - 1);
  const [year, number] = month.split('-');
  return (
    <article className={classes.sheet} aria-label={t('hotspots.brief.title')}>
      <h1 className={classes.title}>
        {t('hotspots.brief.heading', { city })}
        {isSample && <span className={classes.sample}>{t('sampleBadge')}</span>}
      </h1>
      <p className={classes.line}>{t('hotspots.brief.of', { year, month: Number(number) })}</p>
      <p>{t('hotspots.brief.figures', { count: inMonth, before, total, since: dayOf(Date.parse(since)) })}</p>
      {guard !== undefined && <p role="note">{t(`hotspots.guard.${guard}`)}</p>}
      {places.length === 0 ? (
        <p>{t('hotspots.brief.none')}</p>
      ) : (
        <>
          <BriefMap places={places} label={t('hotspots.brief.map')} />
          {places.map((place, at) => (
            <Place key={place.cell.id} place={place} number={at + 1} last={last} />
          ))}
        </>
      )}
      <footer className={classes.foot}>
        <p>{t('hotspots.method')}</p>
        <p>{t('hotspots.brief.at', { at: formatInstant(Date.parse(at)) })}</p>
      </footer>
    </article>
  );
}

interface PlaceProps {
  readonly place: BriefPlace;
  readonly number: number;
  readonly last: string;
}

function Place({ place: told, number, last }: PlaceProps) {
  const { t, say } = useWords();
  const words = useMarkWords();
  const { cell, place, why, inMonth, before, owner, classes: ofClasses, cases, district } = told;
  const people = [owner.leader, owner.officer, owner.phone].filter((one) => one !== undefined);
  const lines: ReadonlyArray<readonly [string, string]> = [
    [t('hotspots.brief.kind'), words(markOf(cell))],
    [t('hotspots.brief.why'), say(why)],
    [t('hotspots.brief.count'), t('hotspots.brief.counts', { count: inMonth, before })],
    [
      t('hotspots.place.classes'),
      ofClasses
        .slice(0, 3)
        .map(({ name, nameEn, count }) => `${say({ zh: name, en: nameEn })} ${count}`)
        .join(t('listSeparator')),
    ],
    [
      t('hotspots.brief.owner'),
      [owner.unit ?? t('hotspots.place.noUnit'), owner.zone, ...people].filter((one) => one !== undefined).join(' · '),
    ],
  ];
  const photos = cases.flatMap(({ number: of, photos: own }) => own.map((photo) => ({ of, photo }))).slice(0, 4);
  return (
    <section className={classes.place} aria-label={place}>
      <h2>
        {number}. {district === undefined ? place : `${district} ${place}`}
      </h2>
      <div className={classes.columns}>
        <dl>
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <SliceChart cell={cell} slice="week" last={last} />
      </div>
      {photos.length > 0 && (
        <div className={classes.photos}>
          {photos.map(({ of, photo }) => (
            <figure key={`${of} ${photo}`}>
              <img src={mediaUrl(photo, 320)} alt={t('hotspots.brief.photo', { number: of })} />
              <figcaption>{of}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <p className={classes.cases}>
        {cases
          .slice(0, 4)
          .map(
            (one) =>
              `${one.number} ${say({ zh: one.className, en: one.classNameEn })}${t('inBrackets', {
                words: say(
                  (caseStatuses as Readonly<Record<string, { zh: string; en: string }>>)[one.status] ?? {
                    zh: one.status,
                    en: one.status,
                  },
                ),
              })}`,
          )
          .join(t('listSeparator'))}
      </p>
    </section>
  );
}
