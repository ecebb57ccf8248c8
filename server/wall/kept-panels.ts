import { setTimeout as wait } from 'node:timers/promises';
import { dayOf } from '#domain/calendar/work-calendar.ts';
import { askedKey, type AskedPanel } from '#domain/wall/asked-panels.ts';
import type { Figured } from '#domain/wall/figures.ts';
import { panelAges } from '#domain/wall/panel-ages.ts';
import type { Context } from '../context.ts';
import { HttpProblem } from '../http/problem.ts';
import { narrowing } from './narrowing.ts';
import type { PanelSource, PanelSources } from './panels/source.ts';

/** So long figures that are known already are held back for newer ones that are being reckoned, milliseconds. */
const graceMs = 400;

/** So long figures that nobody knows yet are waited for, milliseconds: the panels beside them are not to wait longer. */
const patienceMs = 4_000;

/** What takes longer than this is given up, milliseconds. */
const longestMs = 120_000;

/** A kind that failed is not tried again sooner than this, milliseconds. */
const restMs = 10_000;

/** Questions that are remembered, of which there are as many as there are narrowed panels. */
const mostKept = 100;

interface Kept {
  /** The last figures that could be reckoned, when, and the change that they stand at. */
  good?: { readonly figured: Figured; readonly at: number; readonly seq: number };
  running?: { readonly since: number; readonly done: Promise<void> };
  failed?: { readonly at: number; readonly error: 'busy' | 'failed' };
}

/**
 * Figures of panels, each reckoned once however many screens ask, as seldom as `panelAges` says. What is known is told at
 * once with the instant it was reckoned at, while newer figures are on their way; a kind that cannot be reckoned leaves the
 * others alone.
 */
export function keepPanels(
  context: Pick<Context, 'index' | 'records' | 'live' | 'log' | 'now'>,
  sources: PanelSources,
): (asked: AskedPanel) => Promise<Figured> {
  const { live, log, now } = context;
  const held = new Map<string, Kept>();

  function keptOf(asked: AskedPanel): Kept {
    const key = askedKey(asked);
    const kept = held.get(key) ?? {};
    held.delete(key);
    held.set(key, kept);
    for (const oldest of held.keys()) {
      if (held.size <= mostKept) break;
      held.delete(oldest);
    }
    return kept;
  }

  function begin(asked: AskedPanel, kept: Kept, at: number): void {
    const { seq } = live;
    const source = sources[asked.kind] as PanelSource<typeof asked.kind>;
    const done = source.reckon({ at, filter: narrowing(context, asked.of) }).then(
      (figures) => {
        kept.good = { figured: { ...headOf(asked, at), figures } as Figured, at, seq };
        delete kept.failed;
      },
      (error: unknown) => {
        const isBusy = error instanceof HttpProblem && error.statusCode === 503;
        // Said once: a wall asks again and again.
        if (!isBusy && kept.failed === undefined) log.error({ err: error, kind: asked.kind }, 'a panel has no figures');
        kept.failed = { at, error: isBusy ? 'busy' : 'failed' };
      },
    );
    const running = { since: at, done };
    kept.running = running;
    void done.finally(() => {
      if (kept.running === running) delete kept.running;
    });
  }

  function isDue({ kind }: AskedPanel, { good, failed }: Kept, at: number): boolean {
    if (failed !== undefined && at >= failed.at && at < failed.at + restMs) return false;
    if (good === undefined || !isOfDay(good.at, at) || at < good.at) return true;
    const { least, most } = panelAges[kind];
    const age = (at - good.at) / 1000;
    return age >= most || (age >= least && live.seq !== good.seq);
  }

  return async (asked) => {
    const at = now();
    const kept = keptOf(asked);
    if (kept.running !== undefined && Math.abs(at - kept.running.since) > longestMs) delete kept.running;
    if (kept.running === undefined && isDue(asked, kept, at)) begin(asked, kept, at);
    const today = (): Figured | undefined => (kept.good && isOfDay(kept.good.at, at) ? kept.good.figured : undefined);
    if (kept.running !== undefined) await within(kept.running.done, today() === undefined ? patienceMs : graceMs);
    return today() ?? ({ ...headOf(asked, at), error: kept.failed?.error ?? 'busy' } as Figured);
  };
}

/** Of which panel something is told, and as of when. */
function headOf({ kind, of }: AskedPanel, at: number): Pick<Figured, 'kind' | 'at'> {
  return { kind, ...(of === undefined ? {} : { of }), at: new Date(at).toISOString() };
}

/** What is of yesterday says "today" of another day. */
function isOfDay(one: number, other: number): boolean {
  return dayOf(one) === dayOf(other);
}

async function within(done: Promise<void>, ms: number): Promise<void> {
  const over = new AbortController();
  await Promise.race([done, wait(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined)]);
  over.abort();
}
