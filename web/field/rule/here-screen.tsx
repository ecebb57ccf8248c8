import IconPhone from '@tabler/icons-react/dist/esm/icons/IconPhone.mjs';
import { collectionById } from '#domain/collections.ts';
import type { Here, HereClass, HerePermit, HereZone } from '#domain/permits/here.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { leftOutReasons } from '#domain/zones/left-out.ts';
import { formatLength } from '../../i18n/measures.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';

const tones = { permitted: 'good', outOfHours: 'warn', forbidden: 'bad' } as const;

/** The rule that holds here and now: what is allowed and what is not, which permits are near, who answers for the ground. */
export function HereScreen({ here }: { readonly here: Here }) {
  const { t, say } = useWords();
  // First what some permit decides here, then where it would be allowed near by; what nothing allows needs one line.
  const order = ['permitted', 'outOfHours', 'forbidden'];
  const isDecided = ({ state, nearest }: HereClass) => state !== 'forbidden' || nearest !== undefined;
  const decided = here.classes
    .filter(isDecided)
    .sort(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.nearest?.metres ?? 0) - (b.nearest?.metres ?? 0),
    );
  const rest = here.classes.filter((one) => !isDecided(one));
  return (
    <>
      <p style={{ margin: '0 0 0.5rem' }}>
        <strong className={classes.name}>{here.place}</strong>
        <span className={classes.quiet}>{t('field.here.at', { at: formatClock(Date.parse(here.at)) })}</span>
      </p>
      <section className={classes.section}>
        <h2>{t('field.here.classes')}</h2>
        <ul className={classes.list}>
          {decided.map((one) => (
            <ClassRow key={one.code} one={one} permits={here.permits} />
          ))}
        </ul>
        {rest.length > 0 && (
          <p>
            <span className={classes.mark} data-tone="bad">
              {t('field.here.states.forbidden')}
            </span>{' '}
            {rest.map(say).join(t('listSeparator'))}
          </p>
        )}
        {here.classes.length === 0 && <p className={classes.quiet}>{t('field.here.noClasses')}</p>}
      </section>
      <section className={classes.section}>
        <h2>{t('field.here.permits')}</h2>
        {here.permits.length === 0 && <p className={classes.quiet}>{t('field.here.noPermits')}</p>}
        <ul className={classes.list}>
          {here.permits.map((permit) => (
            <PermitRow key={permit.id} permit={permit} />
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <h2>{t('field.here.zones')}</h2>
        {here.zones.length === 0 && <p className={classes.quiet}>{t('field.here.noZones')}</p>}
        <ul className={classes.list}>
          {here.zones.map((zone) => (
            <ZoneRow key={zone.kind} zone={zone} />
          ))}
        </ul>
      </section>
    </>
  );
}

function ClassRow({ one, permits }: { readonly one: HereClass; readonly permits: readonly HerePermit[] }) {
  const { t, say } = useWords();
  const by = permits.find(({ id }) => id === one.by);
  const nearest = one.nearest;
  const hours = permits.find(({ id }) => id === nearest?.id)?.hours;
  return (
    <li className={classes.item}>
      <span className={classes.marks}>
        <strong>{say(one)}</strong>
        <span className={classes.mark} data-tone={tones[one.state]}>
          {t(`field.here.states.${one.state}`)}
        </span>
      </span>
      {by && (
        <span className={classes.quiet}>
          {t('field.here.by', { number: by.number, hours: by.hours ?? t('field.here.allDay') })}
        </span>
      )}
      {one.state !== 'permitted' && nearest && (
        <span className={classes.quiet} style={{ display: 'block' }}>
          {t('field.here.nearest', {
            number: nearest.number,
            length: formatLength(nearest.metres),
            hours: hours ?? t('field.here.allDay'),
          })}
        </span>
      )}
    </li>
  );
}

function PermitRow({ permit }: { readonly permit: HerePermit }) {
  const { t, say } = useWords();
  const { collection, number, metres, isHere, hours, inHours, goods, holder, capacity, until } = permit;
  const facts = [
    goods,
    holder,
    capacity === undefined ? undefined : t('field.here.capacity', { figures: capacity }),
    until === undefined ? undefined : t('field.here.until', { day: until }),
  ];
  return (
    <li className={classes.item}>
      <strong>
        {[say(collectionById(collection)?.titles ?? { zh: '', en: '' }), number]
          .filter(Boolean)
          .join(t('field.photo.join'))}
      </strong>
      <span className={classes.marks}>
        <span className={classes.mark} {...(isHere && { 'data-tone': 'good' })}>
          {isHere ? t('field.here.here') : formatLength(metres)}
        </span>
        <span className={classes.mark} data-tone={inHours ? 'good' : 'warn'}>
          {t(inHours ? 'field.here.inHours' : 'field.here.outOfHours', { hours: hours ?? t('field.here.allDay') })}
        </span>
      </span>
      <span className={classes.quiet}>{facts.filter(Boolean).join(t('field.photo.join'))}</span>
    </li>
  );
}

function ZoneRow({ zone }: { readonly zone: HereZone }) {
  const { t, say } = useWords();
  const { kind, number, name, unit, officer, phone, leftOut, gap } = zone;
  return (
    <li className={classes.item}>
      <strong>{say(responsibilityKinds[kind])}</strong>
      <span style={{ display: 'block' }}>
        {leftOut
          ? t('field.here.leftOut', { reason: say(leftOutReasons[leftOut.reason]) })
          : gap
            ? t(gap.street === undefined ? 'field.here.gap' : 'field.here.gapOf', { street: gap.street })
            : [number, name, unit].filter(Boolean).join(t('field.photo.join'))}
      </span>
      {phone && (
        <a
          className={classes.chip}
          style={{ marginTop: '0.375rem', textDecoration: 'none' }}
          href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}
        >
          <IconPhone size="1.25rem" aria-hidden />
          {t('field.task.call', { who: [officer, phone].filter(Boolean).join(' ') })}
        </a>
      )}
    </li>
  );
}
