import type { Words } from '#domain/collection.ts';
import { stopKinds } from '#domain/dispatch/next-shift/round.ts';
import type { PublishedStop } from '#domain/dispatch/next-shift/shift-routes.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import classes from '../frame/field.module.css';
import { shortTime } from '../frame/short-time.ts';

/** A route that was published for a crew of the reader's. Instants are ISO 8601. */
export interface PublishedShift {
  readonly id: string;
  readonly content: {
    readonly shift: string;
    readonly from: string;
    readonly until: string;
    readonly routes: ReadonlyArray<{ readonly crew: string; readonly stops: readonly PublishedStop[] }>;
  };
}

/** Where a crew is to go in the shift that runs or comes next, in order, each with its reason. */
export function NextShiftRoute({ plan }: { readonly plan: PublishedShift }) {
  const { t, say } = useWords();
  const now = useNow();
  const { shift, from, until, routes } = plan.content;
  return (
    <section className={classes.section}>
      <h2>
        {t('field.next.title', {
          shift,
          from: shortTime(Date.parse(from), now),
          until: shortTime(Date.parse(until), now),
        })}
      </h2>
      {routes.map(({ crew, stops }) => (
        <div key={crew}>
          <p style={{ margin: 0, fontWeight: 600 }}>{crew}</p>
          <ol className={classes.list}>
            {stops.map((stop, i) => (
              <li key={stop.id} className={classes.row} style={{ paddingInline: 0, cursor: 'default' }}>
                <span className={classes.order} aria-hidden>
                  {i + 1}
                </span>
                <span className={classes.grow}>
                  <span className={classes.name}>{stop.place}</span>
                  <span style={{ display: 'block' }}>
                    {t('field.next.times', {
                      from: shortTime(Date.parse(stop.arriveAt), now),
                      until: shortTime(Date.parse(stop.leaveAt), now),
                    })}
                  </span>
                  <span className={classes.quiet}>
                    {[say(stopKinds[stop.kind]), say(stop.why as Words)].join(t('labelSeparator'))}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
