import { useQuery } from '@tanstack/react-query';
import { useMemo, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { heldQuery } from '../../next-shift/api.ts';
import { HeldTable } from '../../next-shift/held-table.tsx';
import { heldFeatures } from '../../next-shift/layer.ts';
import panel from '../../next-shift/next-shift.module.css';
import { Failed } from '../../ui/failed.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { groundOf } from './ground-of.ts';
import { RoutesMap } from './routes-map.tsx';
import classes from './next-shift.module.css';

/** Published routes held against what happened. */
export function HeldDesk({
  city,
  id,
  map,
}: {
  readonly city: City;
  readonly id: string;
  readonly map: Ref<DeskMapHandle>;
}) {
  const { t } = useWords();
  const held = useQuery(heldQuery(id));
  const features = useMemo(() => (held.data === undefined ? [] : heldFeatures(held.data, undefined)), [held.data]);
  const ground = useMemo(() => groundOf(held.data?.stops.map(({ stop }) => stop) ?? []), [held.data]);
  if (held.isError && held.data === undefined) {
    return <Failed title={t('nextShift.heldFailed')} error={held.error} retry={() => void held.refetch()} />;
  }
  if (held.data === undefined) return null;
  const { unit, day, shift } = held.data.plan.content;
  return (
    <div className={classes.main}>
      <div className={classes.list}>
        <div className={panel.panel}>
          <h2 className={panel.sheetHead}>{t('nextShift.sheetHead', { unit, day, shift })}</h2>
          <HeldTable held={held.data} caseHref={(number) => `/duty?view=all&case=${number}`} />
        </div>
      </div>
      <div className={classes.map}>
        <RoutesMap city={city} features={features} ground={ground} map={map} />
      </div>
    </div>
  );
}
