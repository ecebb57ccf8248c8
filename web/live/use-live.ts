import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { noteServerTime, useLiveStatus } from './clock.ts';
import { answerEscalations, noteEscalation } from './escalation.ts';
import { notePresence } from './presence.ts';
import { noteBuild } from './upgrade.ts';
import { followLive, type LiveChange, type LiveEvent, type LiveSurroundings } from './stream.ts';

/** Whoever draws: told of each change, of what comes and goes by the clock, and when everything is to be drawn anew. */
export interface LiveListener {
  readonly change: (change: Pick<LiveChange, 'kind' | 'touched' | 'records'>) => void;
  readonly reload: () => void;
  /**
   * The stream is back after a break: says when everything is asked for again; at once where absent. Screens that all lost
   * the server at the same time need not all come back in the same moment.
   */
  readonly back?: (ask: () => void) => void;
}

/** Answers that depend on what changed are asked for again at most this often. */
const refreshMs = 1_000;

/** Kinds of records that findings and rules are shown with. */
const ofChecks = ['rules', 'finding-exceptions', 'work-lists'];

/**
 * Follows the server from `after` on: marks what it touches as stale (at most once a second) and tells `listener`.
 * Camera, selection and scroll stay as they are.
 * @param after the number the first picture stood at; undefined until it is known, and not looked at again after
 */
export function useLive(after: number | undefined, listener: LiveListener): void {
  const client = useQueryClient();
  const current = useRef(listener);
  const [start, setStart] = useState(after);
  if (start === undefined && after !== undefined) setStart(after);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(() => {
    if (start === undefined || typeof EventSource === 'undefined') return undefined;
    const refresher = refreshing(client);
    const stop = followLive(
      start,
      {
        event: (event) => {
          noteTime(event);
          refresher.take(event);
          switch (event.event) {
            case 'change':
              for (const { collection, ids } of event.data.touched) {
                if (collection === 'cases') answerEscalations(event.data.kind, ids);
              }
              return current.current.change(event.data);
            case 'clock': {
              // No content changed, so that there is nothing by its id to be asked for.
              const touched = (event.data.touched ?? []).map((part) => ({ ...part, ids: [] }));
              return current.current.change({ kind: 'clock', touched });
            }
            case 'reload':
            case 'reset':
              return current.current.reload();
            case 'hello':
              return noteBuild(event.data.build);
            case 'presence':
              return notePresence(event.data);
            case 'escalation':
              return noteEscalation(event.data);
          }
        },
        state: (state) => {
          const wasBroken = useLiveStatus.getState().state === 'broken';
          useLiveStatus.setState({ state: wasBroken && state === 'connecting' ? 'broken' : state });
          if (!wasBroken || state !== 'live') return;
          // What failed while the server was away is asked for again; the changes missed come by themselves.
          const ask = () => {
            void client.invalidateQueries();
            current.current.reload();
          };
          if (current.current.back) current.current.back(ask);
          else ask();
        },
      },
      browserSurroundings(),
    );
    return () => {
      stop();
      refresher.stop();
    };
  }, [start, client]);
}

function noteTime(event: LiveEvent): void {
  if (event.event !== 'now' && event.event !== 'hello') return;
  noteServerTime(event.data.now);
  const asOf = event.event === 'now' ? event.data.asOf : undefined;
  useLiveStatus.setState({ awaySince: asOf === undefined ? undefined : Date.parse(asOf) });
}

/** Gathers what events touch and marks it as stale together, at most once in `refreshMs`. */
function refreshing(client: QueryClient): { take: (event: LiveEvent) => void; stop: () => void } {
  const features = new Set<string>();
  const kinds = new Set<string>();
  let everything = false;
  let checks = false;
  let dirty = false;
  let timer = 0;
  const flush = () => {
    timer = 0;
    if (!dirty) return;
    dirty = false;
    if (everything) void client.invalidateQueries();
    else {
      void client.invalidateQueries({ queryKey: ['counts'] });
      void client.invalidateQueries({ queryKey: ['list'] });
      for (const key of features) {
        void client.invalidateQueries({ queryKey: ['feature', ...key.split('/', 2)] });
        void client.invalidateQueries({ queryKey: ['history', ...key.split('/', 2)] });
      }
      for (const kind of kinds) void client.invalidateQueries({ queryKey: ['records', kind] });
      if (checks || ofChecks.some((kind) => kinds.has(kind))) void client.invalidateQueries({ queryKey: ['checks'] });
      if (kinds.has('people') || kinds.has('tokens')) void client.invalidateQueries({ queryKey: ['session'] });
    }
    features.clear();
    kinds.clear();
    everything = false;
    checks = false;
    timer = window.setTimeout(flush, refreshMs);
  };
  return {
    take: (event) => {
      switch (event.event) {
        case 'change':
          for (const { collection, ids } of event.data.touched)
            for (const id of ids) features.add(`${collection}/${id}`);
          for (const { kind } of event.data.records ?? []) kinds.add(kind);
          break;
        case 'clock':
          break;
        case 'findings':
          checks = true;
          break;
        case 'reload':
        case 'reset':
          everything = true;
          break;
        case 'escalation':
          return void client.invalidateQueries({ queryKey: ['cases', 'acknowledgement'] });
        case 'positions':
          return void client.invalidateQueries({ queryKey: ['positions'] });
        case 'job':
          return void client.invalidateQueries({ queryKey: ['jobs'] });
        case 'bye':
          return void client.invalidateQueries({ queryKey: ['session'] });
        default:
          return;
      }
      dirty = true;
      if (timer === 0) flush();
    },
    stop: () => window.clearTimeout(timer),
  };
}

function browserSurroundings(): LiveSurroundings {
  const canShare = 'locks' in navigator && typeof BroadcastChannel !== 'undefined';
  return {
    openSource: (url) => new EventSource(url),
    ...(canShare && { locks: navigator.locks, openChannel: () => new BroadcastChannel('shirong.live') }),
    setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
  };
}
