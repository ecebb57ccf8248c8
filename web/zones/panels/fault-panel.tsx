import { Anchor, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDesk, type Draft } from '../desk.ts';
import { faultGroupNames, faultsIn, idOf, type FaultGroup } from './fault-list.ts';
import { FaultRow } from './fault-row.tsx';
import { MendAllForm } from './mend-all-form.tsx';
import { NoDraft, Waiting } from './no-draft.tsx';
import { ReckoningState } from './reckoning-state.tsx';
import { bboxOfGeometry } from './test-geometry.ts';
import { useReckoned } from './use-reckoned.ts';
import classes from './panels.module.css';

/** Faults shown before one asks for more. */
const first = 100;
const overlay = 'fault';

/** Gaps, overlaps and slivers of the draft, the worst first; mended one by one or together. */
export function FaultPanel() {
  const draft = useDesk((desk) => desk.draft);
  return draft ? <FaultsOf draft={draft} /> : <NoDraft />;
}

function FaultsOf({ draft }: { readonly draft: Draft }) {
  const { t, language } = useWords();
  const { value, isBehind, failure, again } = useReckoned('faults');
  const readOnly = useDesk((desk) => desk.readOnly);
  const [group, setGroup] = useState<FaultGroup | 'all'>('all');
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const [most, setMost] = useState(first);
  const list = useRef<HTMLUListElement>(null);
  const faults = faultsIn(value ?? [], group === 'all' ? undefined : group);
  const open = faults.find((fault) => idOf(fault) === openId);
  useShown(open);
  if (failure !== undefined) return <Failed title={t('zonePanels.faultsFailed')} error={failure} retry={again} />;
  if (!value) {
    return (
      <>
        <ReckoningState isBehind />
        <Waiting />
      </>
    );
  }
  const show = (fault: ZoneFault | undefined) => {
    setOpenId(fault && idOf(fault));
    const bbox = fault && bboxOfGeometry(fault.geometry);
    if (bbox) useDesk.getState().fit(bbox);
  };
  /** After one is mended, the next in the list. */
  const next = (fault: ZoneFault) => show(faults[faults.indexOf(fault) + 1] ?? faults[faults.indexOf(fault) - 1]);
  const figures = (count: number) => formatNumber(count, language);
  const left = faults.length - most;
  return (
    <section className={classes.panel} aria-label={t('zonePanels.faults')}>
      <ReckoningState isBehind={isBehind} />
      {value.length === 0 ? (
        <Notice role="status" title={t('zonePanels.noFaults')} next={t('zonePanels.noFaultsNext')} />
      ) : (
        <>
          <div className={classes.head}>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={t('zonePanels.faultKinds')}
              value={group}
              onChange={(chosen) => setGroup(chosen as FaultGroup | 'all')}
              data={(['all', ...faultGroupNames] as const).map((one) => ({
                value: one,
                label: t(`zonePanels.faultGroups.${one}`, {
                  figures: figures(faultsIn(value, one === 'all' ? undefined : one).length),
                }),
              }))}
            />
            {!readOnly && <MendAllForm faults={value} />}
          </div>
          <div className={classes.body}>
            <ul ref={list} className={classes.items} aria-label={t('zonePanels.faults')} onKeyDown={walk}>
              {faults.slice(0, most).map((fault) => (
                <FaultRow
                  key={idOf(fault)}
                  draft={draft}
                  fault={fault}
                  isOpen={fault === open}
                  readOnly={readOnly}
                  onOpen={() => (fault === open ? setOpenId(undefined) : show(fault))}
                  onMended={() => next(fault)}
                />
              ))}
            </ul>
            {left > 0 && (
              <Anchor component="button" type="button" size="sm" onClick={() => setMost(most + 4 * first)}>
                {t('zonePanels.andMore', { count: left, figures: figures(left) })}
              </Anchor>
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** Marks the open fault on the map. */
function useShown(fault: ZoneFault | undefined): void {
  const setOverlay = useDesk((desk) => desk.setOverlay);
  useEffect(() => {
    if (!fault) return undefined;
    const features = [{ type: 'Feature' as const, id: idOf(fault), properties: {}, geometry: fault.geometry }];
    setOverlay(overlay, { features: { type: 'FeatureCollection', features }, tone: 'accent' });
    return () => setOverlay(overlay, undefined);
  }, [fault, setOverlay]);
}

/** Up and down walk from fault to fault. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || event.target.tagName !== 'BUTTON') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > li > button')];
  const at = rows.findIndex((row) => row.parentElement!.contains(event.target as Node));
  rows[at + step]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
