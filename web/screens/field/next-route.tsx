import { useMemo } from 'react';
import { NextShiftRoute, type PublishedShift } from '../../field/roster/next-shift-route.tsx';
import type { HereNow } from '../../field/position/use-fix.ts';
import { useKept } from '../../field/store/use-outbox.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import { boxOf, drawnHere } from './drawn.ts';
import { FieldMap } from './field-map.tsx';

interface Mine {
  readonly plans: readonly PublishedShift[];
}

/** The published routes of the reader's crews: the map, then stop by stop. Nothing where none was published. */
export function NextRoute({ here }: { readonly here: HereNow }) {
  const plans = useKept<Mine>('/api/next-shift/mine').data?.data.plans ?? [];
  return plans.map((plan) => (
    <div key={plan.id}>
      <RouteMap plan={plan} here={here} />
      <NextShiftRoute plan={plan} />
    </div>
  ));
}

function RouteMap({ plan, here }: { readonly plan: PublishedShift; readonly here: HereNow }) {
  const { t } = useWords();
  const { routes } = plan.content;
  const drawn = useMemo(
    () => [
      ...routes.flatMap(({ crew, stops }, tone) => drawnStops(crew, stops, tone)),
      ...drawnHere(here.fix, t('field.map.me')),
    ],
    [routes, here.fix, t],
  );
  const box = boxOf(routes.flatMap(({ stops }) => stops.map(({ lon, lat }) => [lon, lat] as const)));
  return box && <FieldMap drawn={drawn} bbox={box} fitKey={plan.id} />;
}

function drawnStops(
  crew: string,
  stops: readonly { readonly lon: number; readonly lat: number }[],
  tone: number,
): PlaneFeature[] {
  const points = stops.map(({ lon, lat }, i): PlaneFeature => ({
    id: `${crew} ${i}`,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { is: 'stop', tone, label: String(i + 1) },
  }));
  if (stops.length < 2) return points;
  // The order, not the way: streets are for the walker to choose.
  const line: PlaneFeature = {
    id: `${crew} order`,
    geometry: { type: 'LineString', coordinates: stops.map(({ lon, lat }) => [lon, lat]) },
    properties: { is: 'route', tone, straight: true },
  };
  return [line, ...points];
}
