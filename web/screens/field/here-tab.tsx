import type { Here } from '#domain/permits/here.ts';
import classes from '../../field/frame/field.module.css';
import { FixLine } from '../../field/position/fix-line.tsx';
import type { HereNow } from '../../field/position/use-fix.ts';
import { HereScreen } from '../../field/rule/here-screen.tsx';
import { useKept } from '../../field/store/use-outbox.ts';
import { useWords } from '../../i18n/use-words.ts';
import { mayHeal, RequestFailed } from '../../state/request.ts';
import { Failed } from '../../ui/failed.tsx';

/** The rule that holds where the phone is. Ten metres more or less are the same place: phones know no better. */
export function HereTab({ here }: { readonly here: HereNow }) {
  const { t } = useWords();
  const { fix } = here;
  const place = fix && { lon: Number(fix.lon.toFixed(4)), lat: Number(fix.lat.toFixed(4)) };
  const { data, error, refetch } = useKept<Here>('/api/field/here', { body: place, enabled: place !== undefined });
  const isAway = error instanceof RequestFailed && mayHeal(error.status);
  return (
    <div className={classes.pad}>
      <FixLine here={here} />
      {data ? (
        <HereScreen here={data.data} />
      ) : isAway ? (
        <p>{t('field.here.noSignal')}</p>
      ) : error ? (
        <Failed title={t('field.here.failed')} error={error} retry={() => void refetch()} />
      ) : (
        place !== undefined && <p className={classes.quiet}>{t('field.here.asking')}</p>
      )}
    </div>
  );
}
