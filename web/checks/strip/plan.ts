import { allowedAfter, allowedBefore, joined, nearestAllowed } from '#domain/checks/spacing/stretch.ts';
import type { StreetStrip, StripLine } from '#domain/checks/spacing/strip.ts';

/** A place where something shall be put. */
export interface Planned {
  readonly id: number;
  /** Metres from the start of the line. */
  readonly at: number;
  /** Where it was computed to be; undefined: put by hand. */
  readonly proposed: number | undefined;
}

/** What shall be put where, by the key of the line. */
export type Plan = Readonly<Record<string, readonly Planned[]>>;

/** A plan while it is made, with the way back. */
export interface PlanState {
  readonly strip: StreetStrip;
  readonly plan: Plan;
  readonly past: readonly Plan[];
  readonly future: readonly Plan[];
  readonly nextId: number;
  /** What is being dragged, which is one step however far it goes. */
  readonly dragged?: number;
  /** The last place given was forbidden: the one taken lies beside it. */
  readonly hasSnapped: boolean;
}

export type PlanAct =
  | { readonly act: 'move'; readonly line: string; readonly id: number; readonly to: number; readonly isDrag?: boolean }
  /** By metres, over what is forbidden: keys would never get out of it otherwise. */
  | { readonly act: 'nudge'; readonly line: string; readonly id: number; readonly by: number }
  | { readonly act: 'drop' }
  | { readonly act: 'add'; readonly line: string; readonly at: number }
  | { readonly act: 'remove'; readonly line: string; readonly id: number }
  | { readonly act: 'reset' | 'undo' | 'redo' }
  /** The street is another, or became different. */
  | { readonly act: 'take'; readonly strip: StreetStrip };

/** The plan as it was computed. */
export function planOf(strip: StreetStrip): PlanState {
  let nextId = 1;
  const plan = Object.fromEntries(
    strip.lines.map(({ key, proposals }) => [key, proposals.map((at) => ({ id: nextId++, at, proposed: at }))]),
  );
  return { strip, plan, past: [], future: [], nextId, hasSnapped: false };
}

/** Whether something was changed by hand. */
export function isChanged({ plan, strip }: PlanState): boolean {
  return strip.lines.some(({ key, proposals }) => {
    const planned = plan[key] ?? [];
    return planned.length !== proposals.length || planned.some(({ at, proposed }) => at !== proposed);
  });
}

/** The next plan. What lies where nothing may be put goes to the nearest place where it may. */
export function reducePlan(state: PlanState, act: PlanAct): PlanState {
  switch (act.act) {
    case 'take':
      return taken(state, act.strip);
    case 'drop':
      return dropped(state);
    case 'undo': {
      const plan = state.past.at(-1);
      if (plan === undefined) return state;
      return { ...still(state), plan, past: state.past.slice(0, -1), future: [state.plan, ...state.future] };
    }
    case 'redo': {
      const [plan, ...future] = state.future;
      return plan === undefined ? state : { ...still(state), plan, past: [...state.past, state.plan], future };
    }
    case 'reset':
      return isChanged(state) ? step(state, planOf(state.strip).plan, false) : state;
    case 'remove': {
      const planned = state.plan[act.line] ?? [];
      if (!planned.some(({ id }) => id === act.id)) return state;
      return step(state, { ...state.plan, [act.line]: planned.filter(({ id }) => id !== act.id) }, false);
    }
    case 'add': {
      const line = lineOf(state, act.line);
      const at = line && allowedOn(line, act.at);
      if (line === undefined || at === undefined) return state;
      const planned = [...(state.plan[act.line] ?? []), { id: state.nextId, at, proposed: undefined }];
      return {
        ...step(state, { ...state.plan, [act.line]: planned }, isOther(at, act.at)),
        nextId: state.nextId + 1,
      };
    }
    case 'nudge': {
      const line = lineOf(state, act.line);
      const held = state.plan[act.line]?.find(({ id }) => id === act.id);
      if (line === undefined || held === undefined) return state;
      const wanted = withinLine(line, held.at + act.by);
      const closedTo = joined(line.forbidden);
      const next = act.by > 0 ? allowedAfter(wanted, closedTo) : allowedBefore(wanted, closedTo);
      if (next < 0 || next > line.length || next === held.at) return state;
      return step(state, movedTo(state.plan, act.line, act.id, next), isOther(next, wanted));
    }
    case 'move': {
      const line = lineOf(state, act.line);
      const at = line && allowedOn(line, act.to);
      const held = state.plan[act.line]?.find(({ id }) => id === act.id);
      if (line === undefined || at === undefined || held === undefined) return state;
      const hasSnapped = isOther(at, withinLine(line, act.to));
      if (held.at === at) return { ...state, hasSnapped };
      const plan = movedTo(state.plan, act.line, act.id, at);
      if (act.isDrag && state.dragged === act.id) return { ...state, plan, hasSnapped };
      const next = step(state, plan, hasSnapped);
      return act.isDrag ? { ...next, dragged: act.id } : next;
    }
  }
}

/** The place nearest to one where something may be put; undefined where nothing may be put on the whole line. */
export function allowedOn(line: StripLine, at: number): number | undefined {
  return nearestAllowed(withinLine(line, at), 0, line.length, joined(line.forbidden));
}

/** A place held within the line; on a loop it goes round. */
export function withinLine({ length, closed }: StripLine, at: number): number {
  if (closed && length > 0) return ((at % length) + length) % length;
  return Math.min(Math.max(at, 0), length);
}

function movedTo(plan: Plan, line: string, moved: number, at: number): Plan {
  return { ...plan, [line]: (plan[line] ?? []).map((one) => (one.id === moved ? { ...one, at } : one)) };
}

function step(state: PlanState, plan: Plan, hasSnapped: boolean): PlanState {
  return { ...still(state), plan, past: [...state.past, state.plan], future: [], hasSnapped };
}

function still({ dragged: _, ...state }: PlanState): PlanState {
  return { ...state, hasSnapped: false };
}

/** A drag ended; where it came back to its begin nothing was done. */
function dropped(state: PlanState): PlanState {
  const before = state.past.at(-1);
  if (state.dragged === undefined) return state;
  const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(state.plan);
  return { ...still(state), past: isSame ? state.past.slice(0, -1) : state.past };
}

/** The street as it is now: a plan that nobody touched is computed anew, one made by hand stays as far as its lines do. */
function taken(state: PlanState, strip: StreetStrip): PlanState {
  if (strip === state.strip) return state;
  const fresh = planOf(strip);
  if (strip.street !== state.strip.street || strip.rule !== state.strip.rule || !isChanged(state)) return fresh;
  const kept = strip.lines.map(({ key }) => [key, state.plan[key] ?? fresh.plan[key]!] as const);
  const nextId = Math.max(state.nextId, fresh.nextId);
  return { strip, plan: Object.fromEntries(kept), past: [], future: [], nextId, hasSnapped: false };
}

const lineOf = ({ strip }: PlanState, key: string) => strip.lines.find((line) => line.key === key);

/** Nearer than this, in metres, nobody sees that it was moved. */
const isOther = (a: number, b: number) => Math.abs(a - b) > 0.5;
