import { Checkbox } from '@mantine/core';
import type { Geometry } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ReachPanelProps } from '../slots.ts';
import { drawnReach, firstLayers, reachLayers, type ReachLayer } from './reach-layers.ts';
import { ReachTable } from './reach-table.tsx';
import { PlacesOut } from './places-out.tsx';
import { SiteList } from './site-list.tsx';
import classes from './reach.module.css';

/** The figures of a rule's reach, what of it is drawn, the sites that close it, and the places that are out of it. */
export function ReachDesk({ shown, onShow, onDraw }: ReachPanelProps & { readonly shown: ReachShown }) {
  const { t } = useWords();
  const [on, setOn] = useState<ReadonlySet<ReachLayer>>(() => firstLayers(shown));
  const [left, setLeft] = useState<ReadonlySet<number>>(() => new Set());
  const [pointed, setPointed] = useState<Geometry | undefined>(undefined);
  const chosen = useMemo(() => new Set(shown.sites.map((_, i) => i).filter((i) => !left.has(i))), [shown.sites, left]);
  const drawn = useMemo(() => drawnReach(shown, on, chosen, pointed), [shown, on, chosen, pointed]);
  useEffect(() => void onDraw(drawn), [drawn, onDraw]);
  useEffect(() => () => onDraw(null), [onDraw]);
  const go = (to: Geometry) => {
    setPointed(to);
    onShow(to);
  };
  return (
    <div className={classes.desk}>
      <section aria-label={t('checkTools.reach.figures')}>
        <ReachTable shown={shown} />
        <fieldset className={classes.layers}>
          <legend>{t('checkTools.reach.onMap')}</legend>
          {reachLayers.map((layer) => (
            <Checkbox
              key={layer}
              size="xs"
              label={t(`checkTools.reach.layers.${layer}`)}
              checked={on.has(layer)}
              onChange={() => setOn((now) => toggled(now, layer))}
            />
          ))}
        </fieldset>
      </section>
      <SiteList shown={shown} chosen={chosen} onChoose={(site) => setLeft((now) => toggled(now, site))} onShow={go} />
      <PlacesOut shown={shown} onShow={go} />
    </div>
  );
}

function toggled<T>(held: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(held);
  if (!next.delete(one)) next.add(one);
  return next;
}
