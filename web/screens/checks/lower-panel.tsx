import { Loader } from '@mantine/core';
import type { Geometry } from 'geojson';
import { lazy, Suspense } from 'react';
import type { Draw } from '../../checks/slots.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import type { ChecksDeskState } from './use-checks-desk.ts';
import classes from './checks.module.css';

const StripPanel = lazy(() =>
  import('../../checks/strip/strip-panel.tsx').then((file) => ({ default: file.StripPanel })),
);

const ReachPanel = lazy(() =>
  import('../../checks/reach/reach-panel.tsx').then((file) => ({ default: file.ReachPanel })),
);

interface LowerPanelProps {
  readonly desk: ChecksDeskState;
  readonly onThing: (thing: { readonly collection: string; readonly id: string }) => void;
  readonly onShow: (geometry: Geometry) => void;
  readonly onDraw: Draw;
}

/** Whether something lies below the map: a street as a strip, or what is in reach. */
export function hasLower({ street, showsReach, entry, opened }: ChecksDeskState): boolean {
  const rule = entry?.rule ?? opened?.rule;
  return (street !== undefined && rule?.kind === 'spacing') || (showsReach && rule?.kind === 'reach');
}

/** Below the map: one street as a strip along its length, or what a rule of reach shows. */
export function LowerPanel({ desk, onThing, onShow, onDraw }: LowerPanelProps) {
  const { t } = useWords();
  const rule = desk.entry?.rule ?? desk.opened?.rule;
  if (rule === undefined) return null;
  return (
    <section className={classes.lower}>
      <PanelBoundary key={desk.street ?? 'reach'}>
        <Suspense fallback={<Loader m="md" size="sm" aria-label={t('checks.card.loading')} />}>
          {desk.street !== undefined && rule.kind === 'spacing' && (
            <StripPanel
              rule={rule}
              street={desk.street}
              finding={desk.number}
              onStreet={desk.showStreet}
              onFinding={desk.openFinding}
              onThing={onThing}
              onShow={onShow}
              onDraw={onDraw}
              onClose={() => desk.showStreet(undefined)}
            />
          )}
          {desk.showsReach && rule.kind === 'reach' && (
            <ReachPanel rule={rule} onShow={onShow} onDraw={onDraw} onClose={() => desk.showReach(false)} />
          )}
        </Suspense>
      </PanelBoundary>
    </section>
  );
}
