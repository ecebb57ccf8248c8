import type { FeatureCollection } from 'geojson';
import { create } from 'zustand';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import type { EditRefusal, EditRefusalReason } from '#domain/zones/edits/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { EditLabel, SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { RequestFailed } from '../state/request.ts';
import type { EditEntry } from './api.ts';
import { DeskEngine } from './desk-engine.ts';
import type { PendingEdit } from './pending.ts';

/** What the pointer does on the map. */
export const tools = [
  'choose',
  'draw',
  'carve',
  'frontage',
  'split',
  'splitAt',
  'redraw',
  'move',
  'give',
  'merge',
  'paint',
] as const;
export type Tool = (typeof tools)[number];

/** Why nothing happened: an edit's own refusal, or one of the desk. */
export interface Refusal extends Omit<EditRefusal, 'reason'> {
  readonly reason: EditRefusalReason | 'changed-since' | 'read-only' | 'conflict-open' | 'breaks';
}

/** Edits made here that do not fit what others (or the server) made of the draft since; they wait, set aside. */
export interface Conflict {
  /** Number of the last edit of the server that the first of mine was made on. */
  readonly base: number;
  /** Edits of others since then. */
  readonly edits: readonly EditEntry[];
  /** Mine, in order: the first does not fit, the others stood on it. The coverage shows none of them. */
  readonly mine: readonly PendingEdit[];
  /** Whose borders or contents clash. */
  readonly owners: readonly Owner[];
  /** The server's word where it refused the first of mine for another reason. */
  readonly refusal?: RequestFailed;
}

/** The draft that lies on the desk. */
export interface Draft {
  readonly id: string;
  readonly version: SchemeVersion;
  /** As shown: with what waits. Changed in place; subscribe to `revision`. */
  readonly coverage: Coverage;
  /** The log as the server keeps it, from edit 1; what waits is not in it. */
  readonly edits: readonly EditEntry[];
  /** Number of the last edit of the server that is shown. */
  readonly number: number;
}

/** Ground of others' making shown over the draft (faults, test results, comparison), by key. */
export interface Overlay {
  readonly features: FeatureCollection;
  /** How it is drawn: hatched ground, heavy line or ring round a place, in the tone of a state. */
  readonly tone: 'bad' | 'warn' | 'good' | 'accent';
}

/** How a ground stands out from the others of its sort: a colour, and a letter for those who cannot tell colours. */
export interface Tint {
  readonly colour: string;
  /** Stands before the number on the map. */
  readonly letter: string;
}

export type Saving = 'saved' | 'saving' | 'waiting' | 'failed';

/** What the desk shows and what can be done on it. */
export interface Desk {
  readonly draft: Draft | undefined;
  readonly opening: 'idle' | 'loading' | 'failed';
  /** Why it could not be opened, or why what waits is not taken. */
  readonly failure: unknown;
  /** One more at every change of the coverage: subscribe to it. */
  readonly revision: number;
  /** Whose ground or content the last revision changed; 'all': everything may be different. */
  readonly touched: ReadonlySet<Owner> | 'all';
  readonly pending: readonly PendingEdit[];
  readonly chosen: readonly Owner[];
  readonly tool: Tool;
  readonly refused: Refusal | undefined;
  readonly conflict: Conflict | undefined;
  readonly saving: Saving;
  /** false: what waits could not be kept on this computer and would be lost with the page. */
  readonly kept: boolean;
  /** Nothing can be changed: no draft, not in the state of a draft, or no right. */
  readonly readOnly: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back and redo make again. */
  readonly undoes: EditLabel | undefined;
  readonly redoes: EditLabel | undefined;
  readonly overlays: Readonly<Record<string, Overlay>>;
  /** Colours of grounds instead of the usual fill (painting units, workload); undefined: as usual. */
  readonly tints: ReadonlyMap<Owner, Tint> | undefined;
  /** Takes the grounds that one stroke of the tool `paint` went over. */
  readonly brush: ((stroke: readonly Owner[]) => void) | undefined;
  /** What the map shall show, [west, south, east, north]; a new object each time. */
  readonly sight: { readonly bbox: readonly [number, number, number, number] } | undefined;

  /** Lays a version on the desk. @param me as the journal names who does something ('person:ID'); @param mayEdit whether they hold `zone.edit` */
  open(id: string, me: string, mayEdit: boolean): Promise<void>;
  close(): void;
  /** Takes the version's record as it now stands; fetches the edits that it counts and the desk does not know. */
  noteVersion(version: SchemeVersion): void;
  choose(owners: readonly Owner[]): void;
  setTool(tool: Tool): void;
  /** Makes an edit on the draft at once, shows it, posts it; a refusal changes nothing. One undo step. */
  perform(label: EditLabel, make: (coverage: Coverage) => Result<CoverageDelta, EditRefusal>): boolean;
  /** Says or forgets a refusal that a tool found before it came to an edit. */
  refuse(refusal: Refusal | undefined): void;
  undo(): void;
  redo(): void;
  /** Ends a conflict: these (re-made on the draft as it stands now) go on instead of mine; none: mine are dropped. */
  resolve(instead: readonly Pick<PendingEdit, 'label' | 'delta'>[]): boolean;
  /** Sends again what was not taken. */
  retry(): void;
  setOverlay(key: string, overlay: Overlay | undefined): void;
  setTints(tints: ReadonlyMap<Owner, Tint> | undefined): void;
  setBrush(brush: ((stroke: readonly Owner[]) => void) | undefined): void;
  fit(bbox: readonly [number, number, number, number]): void;
}

const empty = {
  draft: undefined,
  opening: 'idle',
  failure: undefined,
  touched: 'all',
  pending: [],
  chosen: [],
  tool: 'choose',
  refused: undefined,
  conflict: undefined,
  saving: 'saved',
  kept: true,
  readOnly: true,
  canUndo: false,
  canRedo: false,
  undoes: undefined,
  redoes: undefined,
  overlays: {},
  tints: undefined,
  brush: undefined,
  sight: undefined,
} as const satisfies Partial<Desk>;

/** The planner's desk: one a page. */
export const useDesk = create<Desk>()((set, get) => {
  const engine = new DeskEngine(set, get);
  return {
    ...empty,
    revision: 0,
    open: (id, me, mayEdit) => engine.open(id, me, mayEdit),
    close: () => {
      engine.close();
      set((desk) => ({ ...empty, revision: desk.revision + 1 }));
    },
    noteVersion: (version) => engine.noteVersion(version),
    choose: (owners) => set({ chosen: [...new Set(owners)] }),
    setTool: (tool) => set({ tool, refused: undefined }),
    perform: (label, make) => engine.perform(label, make),
    refuse: (refused) => set({ refused }),
    undo: () => engine.takeBack('undo'),
    redo: () => engine.takeBack('redo'),
    resolve: (instead) => engine.resolve(instead),
    retry: () => engine.retry(),
    setOverlay: (key, overlay) =>
      set(({ overlays: { [key]: _before, ...others } }) => ({
        overlays: overlay === undefined ? others : { ...others, [key]: overlay },
      })),
    setTints: (tints) => set({ tints }),
    setBrush: (brush) => set({ brush }),
    fit: (bbox) => set({ sight: { bbox } }),
  };
});
