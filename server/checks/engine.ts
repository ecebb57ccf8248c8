import type { Logger } from 'pino';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Change } from '#domain/change.ts';
import { allRules, isInForce, type Rule } from '#domain/checks/all-rules.ts';
import type { CityNews, OpenRule } from '#domain/checks/check.ts';
import type { KeptFinding } from '#domain/findings/match.ts';
import { sameContent } from '#domain/findings/same-content.ts';
import type { RecordsView } from '#domain/record.ts';
import { createKeeping, type Result } from './keeping.ts';
import type { LoadedCity } from './loaded-city.ts';
import { openAndRun, takeNews, whileHolding, type Opened } from './opened-rules.ts';
import type { RunResult } from './orders.ts';
import { previewOf } from './preview.ts';
import type { ChecksState, Preview, PreviewAsked } from './reader.ts';
import type { Lead, RuleOutcome } from './store.ts';
import { createTurns } from './turns.ts';

/** Changes that follow each other more quickly are taken together, milliseconds. */
const gatherMs = 200;

/** What rules found is written when they took so long together, milliseconds. */
const stretchMs = 250;

/** So often what takes long begins anew at once to let changes pass; from then on they wait for it. */
const mostRoom = 3;

/** Changes wait so long for a preview, milliseconds: it may never end where there are always some, but it holds nobody up. */
const mostHeldMs = 1_200;

/** Why what takes long was broken off: it is begun anew. */
const changesFirst = new Error('Changes come first.');

/** Computes rules over a city in memory; while it has the lead it keeps what they find. */
export interface Engine {
  readonly state: ChecksState;
  /** Hands over a change, in order. */
  offer(change: Change): void;
  /** Lets the clock turn what it turns; called each minute. */
  tick(): void;
  preview(asked: PreviewAsked, signal: AbortSignal): Promise<Preview>;
  /** @returns undefined where the rule shows nothing of that name */
  shows(ruleId: string, what: string, of: string): Promise<unknown>;
  /** Keeps the findings until the lead is lost or the engine ends. @throws where the findings cannot be read */
  keep(lead: Lead): Promise<void>;
  /** Computes all rules in force anew and keeps what they find. @throws where it has no lead, what the signal says */
  runAll(signal: AbortSignal, progress: (done: number, total: number, note: string) => void): Promise<RunResult>;
  /** Resolves when all that was handed over is taken. */
  settled(): Promise<void>;
  end(): Promise<void>;
}

/** @param onState told whenever the state is another */
export function createEngine(deps: {
  readonly loaded: LoadedCity;
  readonly records: RecordsView;
  /** The change that the records were read at: collections are read at it or later. */
  readonly seq: number;
  readonly open: OpenRule;
  /** Open findings of a rule, for a preview to be held against. */
  readonly openFindings: (rule: string) => Promise<readonly KeptFinding[]>;
  readonly log: Logger;
  readonly now: () => number;
  readonly onState: (state: ChecksState) => void;
}): Engine {
  const { loaded, records, open, openFindings, log, now, onState } = deps;
  const turns = createTurns();
  const keeping = createKeeping(records, now);
  const ending = new AbortController();
  /** By id of the rule; `isKept`: what it finds is kept, others were computed for whoever asked. */
  const opened = new Map<string, Opened & { readonly rule: Rule; readonly isKept: boolean }>();
  /** How long each rule took when news last touched it, milliseconds. */
  const costs = new Map<string, number>();
  let pending: Change[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let isTicking = false;
  let room = makeRoom();
  let stands = deps.seq;
  let state: ChecksState = { phase: 'stopped' };
  let work: Promise<unknown> = Promise.resolve();
  let previews: Promise<unknown> = Promise.resolve();
  /** Gives up the lead. */
  let leave = (): void => undefined;

  /** What keeps findings or moves the city goes one after the other. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = work.then(act);
    work = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Does what takes long so that changes need not wait for it: they pass, and it is begun anew.
   * @param heldMs so long they wait all the same once it was begun anew often; undefined: to its end
   */
  async function givingRoom<T>(
    act: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    heldMs?: number,
  ): Promise<T> {
    for (let left = mostRoom; ; left--) {
      const { wanted, passed } = room;
      const own = new AbortController();
      let held: NodeJS.Timeout | undefined;
      const giveWay = (): void => {
        if (left > 0) own.abort(changesFirst);
        else if (heldMs !== undefined) held = setTimeout(() => own.abort(changesFirst), heldMs);
      };
      if (wanted.signal.aborted) giveWay();
      else wanted.signal.addEventListener('abort', giveWay, { once: true });
      try {
        return await act(AbortSignal.any([signal, own.signal]));
      } catch (error) {
        if (error !== changesFirst) throw error;
        await passed.promise;
      } finally {
        clearTimeout(held);
        wanted.signal.removeEventListener('abort', giveWay);
      }
    }
  }

  function concerns({ lines, bulk, records: some = [] }: Change): boolean {
    const { held } = loaded.city;
    return (
      some.length > 0 || (bulk !== undefined && held.has(bulk.collection)) || lines.some((l) => held.has(l.collection))
    );
  }

  function say(next: ChecksState): void {
    if (sameContent(next, state)) return;
    state = next;
    onState(state);
  }

  const today = (): string => formatDay(dayOf(now()));

  function inForce(): Rule[] {
    return allRules(records).filter((rule) => isInForce(rule, today()));
  }

  /** Computes a rule anew, from nothing. @returns what failed, a sentence */
  async function compute(rule: Rule, isKept: boolean, signal?: AbortSignal): Promise<string | undefined> {
    const either = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
    try {
      opened.set(rule.id, { ...(await openAndRun(rule, loaded, open, either)), rule, isKept });
      return undefined;
    } catch (error) {
      either.throwIfAborted();
      opened.delete(rule.id);
      log.error({ err: error, rule: rule.id }, 'a rule could not be computed');
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** What became of a rule that was computed. */
  function resultOf(id: string, touched: ReadonlySet<string> | 'all', failed: string | undefined): Result {
    return failed === undefined ? keeping.resultOf(id, opened.get(id)!.check, touched) : keeping.failureOf(id, failed);
  }

  /** Writes results. What could not be written is found again by whoever has the lead next: it is given up. */
  async function write(results: readonly Result[]): Promise<void> {
    try {
      await keeping.write(results, stands);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Computes a rule anew and keeps what it finds. */
  async function computeAndKeep(rule: Rule, signal?: AbortSignal): Promise<RuleOutcome> {
    const failed = await compute(rule, true, signal);
    const result = resultOf(rule.id, 'all', failed);
    await write([result]);
    return result.outcome;
  }

  /** Computes a rule anew as it is by now. @returns undefined where it is in force no longer */
  async function computeAgain(id: string, signal?: AbortSignal): Promise<RuleOutcome | undefined> {
    const rule = inForce().find((one) => one.id === id);
    return rule && computeAndKeep(rule, signal);
  }

  /** Opens what came into force or is another rule now, closes what is no longer in force. */
  async function align(): Promise<void> {
    const wanted = new Map(inForce().map((rule) => [rule.id, rule]));
    for (const [id, { rule }] of opened) {
      const now = wanted.get(id);
      if (now === undefined || !sameContent(now, rule)) opened.delete(id);
    }
    if (keeping.lead === undefined) return;
    for (const rule of wanted.values()) if (opened.get(rule.id)?.isKept !== true) await computeAndKeep(rule);
  }

  /**
   * Lets all rules take news in, those that were quick the last time first: what is quick is on the screens before what
   * is slow has begun.
   */
  async function takeAll(news: CityNews, reloaded: ReadonlySet<string>): Promise<void> {
    let results: Result[] = [];
    let since = performance.now();
    const flush = async (): Promise<void> => {
      await write(results.filter(({ outcome }) => news.newDay || !outcome.isSame));
      results = [];
      since = performance.now();
    };
    const costOf = (id: string): number => costs.get(id) ?? 0;
    for (const [id, one] of [...opened].sort(([a], [b]) => costOf(a) - costOf(b))) {
      if (performance.now() - since + costOf(id) > stretchMs) await flush();
      const begun = performance.now();
      const touched = takeNews(one, news, reloaded, log);
      const failed = touched === undefined ? await compute(one.rule, one.isKept) : undefined;
      if (touched === undefined || touched === 'all' || touched.size > 0) costs.set(id, performance.now() - begun);
      if (keeping.lead === undefined || !one.isKept) continue;
      if (touched === undefined || touched === 'all') results.push(resultOf(id, 'all', failed));
      else if (touched.size > 0 || news.newDay || keeping.isOther(id, one.check.state())) {
        results.push(resultOf(id, touched, undefined));
      }
    }
    await flush();
  }

  /** Moves the city on, and all rules over it. */
  async function takePending(): Promise<void> {
    const changes = pending;
    pending = [];
    const triesAgain = isTicking && state.phase === 'ready';
    isTicking = false;
    const { news, reloaded } = await turns
      .change(() => loaded.take(changes))
      .catch((error: unknown) => {
        // What could not be read is taken when the lead is next taken; rules may have missed what was read before.
        pending = [...changes, ...pending];
        opened.clear();
        leave();
        throw error;
      });
    stands = changes.at(-1)?.seq ?? stands;
    const isNews = news.features.length + news.records.size + news.streets.size + reloaded.size > 0 || news.newDay;
    if (isNews) {
      try {
        await takeAll(news, reloaded);
      } catch (error) {
        // Some rules have not heard of it: all are computed anew when they are next needed.
        opened.clear();
        throw error;
      }
    }
    // Each minute what failed is tried again, too.
    if (news.records.has('rules') || news.newDay || triesAgain) await align();
    if (state.phase === 'ready') say({ phase: 'ready', seq: stands });
  }

  /** Takes in what happened since the last time; what made room for it goes on afterwards. */
  async function settle(): Promise<void> {
    const { passed } = room;
    room = makeRoom();
    try {
      await takePending();
    } finally {
      passed.resolve();
    }
  }

  function settleSoon(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      inTurn(settle).catch(failedToKeep);
    }, gatherMs);
  }

  function failedToKeep(error: unknown): void {
    if (!ending.signal.aborted) log.error({ err: error }, 'findings could not be kept');
  }

  return {
    get state() {
      return state;
    },
    offer(change) {
      pending.push(change);
      if (concerns(change)) room.wanted.abort(changesFirst);
      settleSoon();
    },
    tick() {
      if (isTicking) return;
      isTicking = true;
      settleSoon();
    },
    preview(asked, signal) {
      const mine = previews.then(() => {
        signal.throwIfAborted();
        const either = AbortSignal.any([signal, ending.signal]);
        return givingRoom(
          (own) => turns.look(() => previewOf(asked, loaded, open, openFindings, own)),
          either,
          mostHeldMs,
        );
      });
      previews = mine.catch(() => undefined);
      return mine;
    },
    async shows(ruleId, what, of) {
      const rule = allRules(records).find(({ id }) => id === ruleId);
      if (rule === undefined) return undefined;
      if (!opened.has(ruleId)) {
        // Not in force, or nobody keeps findings here: computed for whoever asks, and moved on from then.
        await inTurn(async () => {
          if (opened.has(ruleId)) return;
          const failed = await compute(rule, false);
          if (failed !== undefined) throw new Error(failed);
        });
      }
      return turns.look(() => whileHolding(loaded, async () => opened.get(ruleId)?.check.shows?.(what, of)));
    },
    async keep(own) {
      const left = new Promise<void>((resolve) => {
        leave = resolve;
        own.lost.addEventListener('abort', () => resolve(), { once: true });
        ending.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      try {
        say({ phase: 'loading' });
        await inTurn(() => keeping.begin(own));
        await inTurn(settle);
        for (const { id } of inForce()) {
          await inTurn(() => computeAgain(id));
        }
        await inTurn(align);
        say({ phase: 'ready', seq: stands });
        await left;
      } finally {
        await inTurn(async () => keeping.end());
        say({ phase: 'waiting' });
      }
    },
    async runAll(signal, progress) {
      const rules = inForce();
      let [found, changed] = [0, 0];
      for (const [i, { id, zh }] of rules.entries()) {
        progress(i, rules.length, zh);
        const again = (own: AbortSignal) =>
          inTurn(async () => {
            own.throwIfAborted();
            if (keeping.lead === undefined) throw new Error('Another process keeps the findings now.');
            return computeAgain(id, own);
          });
        const outcome = await givingRoom(again, signal);
        found += outcome?.open ?? 0;
        changed += outcome?.changed.length ?? 0;
      }
      return { rules: rules.length, found, changed };
    },
    async settled() {
      clearTimeout(gathering);
      gathering = undefined;
      await inTurn(settle);
    },
    async end() {
      clearTimeout(gathering);
      ending.abort(new Error('The checks are closing.'));
      room.passed.resolve();
      await work;
    },
  };
}

/** How what takes long hears that changes want to pass, and that they do. */
function makeRoom(): { readonly wanted: AbortController; readonly passed: PromiseWithResolvers<void> } {
  return { wanted: new AbortController(), passed: Promise.withResolvers() };
}
