import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StreetStrip, StripLine } from '#domain/checks/spacing/strip.ts';
import { findingsQuery } from '../api.ts';
import type { StripPanelProps } from '../slots.ts';
import { drawnOf, type Pointed } from './drawn.ts';
import { findingOf, intervalOf } from './gap-finding.ts';
import { LineBand } from './line-band.tsx';
import { LineHead } from './line-head.tsx';
import { stretchOn } from './on-line.ts';
import { StripTable } from './strip-table.tsx';
import { StripTools } from './strip-tools.tsx';
import { panned, showing, wholeOf, zoomed } from './strip-window.ts';
import { usePlan } from './use-plan.ts';
import { useWheel } from './use-wheel.ts';
import { useWidth } from './use-width.ts';
import classes from './strip.module.css';

/** The lines of a street with their plan. What is planned here is tried, not kept: the register and work lists are for that. */
export function StreetDesk(props: StripPanelProps & { readonly strip: StreetStrip }) {
  const { rule, street, finding, onFinding, onThing, onShow, onDraw } = props;
  const { state, dispatch, lines, repair, isChanged } = usePlan(props.strip);
  const { strip } = state;
  const longest = Math.max(1, ...strip.lines.map(({ length }) => length));
  const [view, setView] = useState(() => wholeOf(longest));
  const [isAdding, setAdding] = useState(false);
  const [isTable, setTable] = useState(false);
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const body = useRef<HTMLDivElement>(null);
  const { width, scale } = useWidth(body);
  useWheel(body, width, (change) => setView((now) => change(now, longest)));

  const { data } = useQuery(findingsQuery({ rule: rule.id, street, limit: 200 }));
  const findings = useMemo(() => data?.findings ?? [], [data]);
  const open = findings.find(({ id }) => id === finding);
  const chosen = useMemo(
    () => new Map(strip.lines.map((line) => [line.key, open && intervalOf(open, line)])),
    [strip, open],
  );
  const shown = [...chosen.values()].find((stretch) => stretch !== undefined);
  const [from, to] = [shown?.from, shown?.to];
  useEffect(() => {
    if (from !== undefined && to !== undefined) setView((now) => showing(now, from, to, longest));
  }, [from, to, longest]);

  const drawn = useMemo(() => drawnOf(strip, state.plan, pointed), [strip, state.plan, pointed]);
  useEffect(() => void onDraw(drawn), [drawn, onDraw]);
  useEffect(() => () => onDraw(null), [onDraw]);

  const point = useCallback((line: string, stretch: Interval | undefined) => {
    setPointed((now) => (stretch === undefined ? (now === undefined ? now : undefined) : { ...stretch, line }));
  }, []);
  const choose = (line: StripLine, stretch: Interval) => {
    const own = findingOf(findings, line, stretch);
    setPointed({ ...stretch, line: line.key });
    if (own === undefined) onShow(stretchOn(line, stretch));
    else onFinding(own.id);
  };
  const zoom = (factor: number) => setView((now) => zoomed(now, factor, now.from + now.span / 2, longest));
  const keys = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (isUndo) dispatch({ act: event.shiftKey ? 'redo' : 'undo' });
    else if (event.key === 'Escape' && isAdding) setAdding(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.desk} onKeyDown={keys}>
      <StripTools
        lines={lines}
        reading={strip.reading}
        state={state}
        isChanged={isChanged}
        isAdding={isAdding}
        isTable={isTable}
        dispatch={dispatch}
        onAdding={setAdding}
        onTable={setTable}
        onZoom={zoom}
        onWhole={() => setView(wholeOf(longest))}
      />
      <div className={classes.lines} ref={body}>
        {lines.map((of) => {
          const { line, planned, result, now } = of;
          const onStretch = (stretch: Interval) => choose(line, stretch);
          const toThing = ({ collection, id }: { readonly collection: string; readonly id: string }) =>
            onThing({ collection, id });
          return (
            <article key={line.key} className={classes.line}>
              <LineHead of={of} reading={strip.reading} onRepair={repair} />
              {isTable ? (
                <StripTable
                  street={street}
                  of={of}
                  dispatch={dispatch}
                  onStretch={onStretch}
                  onThing={toThing}
                  onRepair={repair}
                />
              ) : (
                <LineBand
                  street={street}
                  line={line}
                  planned={planned}
                  result={result}
                  now={now}
                  reading={strip.reading}
                  view={view}
                  width={width}
                  scale={scale}
                  isAdding={isAdding}
                  chosen={chosen.get(line.key)}
                  dispatch={dispatch}
                  onPan={(metres) => setView((now) => panned(now, metres, longest))}
                  onStretch={onStretch}
                  onThing={toThing}
                  onPoint={(stretch) => point(line.key, stretch)}
                />
              )}
            </article>
          );
        })}
      </div>
    </div>
  );
}
