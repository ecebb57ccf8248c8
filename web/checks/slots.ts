import type { Geometry } from 'geojson';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { RuleContent, RuleKind } from '#domain/checks/rule.ts';
import type { Found } from '#domain/finding.ts';
import type { ShownFinding } from './api.ts';

/**
 * What the parts beside the desk's map are given by it and tell it. The desk (`screens/checks`) owns address, selection
 * and map; a part owns what it shows.
 */

/** How something that a part hands to the map is drawn. */
export type DrawnRole =
  /** A place where something would have to be put: a plus-sign. */
  | 'proposal'
  /** The same, moved by hand. */
  | 'moved'
  /** A finding as it would be: as findings are, but dashed. */
  | 'preview'
  /** Areas and roads within reach, and out of it; `circle` as the crow flies. */
  | 'reached'
  | 'unreached'
  | 'circle'
  /** What is pointed at: a gap, a stretch, a thing. */
  | 'pointed';

/** One thing on the map. `id` is unique among those of one part; degrees WGS84. */
export interface DrawnFeature {
  readonly id: string;
  readonly role: DrawnRole;
  readonly geometry: Geometry;
  /** Stands beside it from near: "+1", "2". */
  readonly label?: string;
}

/** Hands to the map all that a part draws there; null clears it. Parts clear what is theirs when they go. */
export type Draw = (drawn: readonly DrawnFeature[] | null) => void;

/** `web/checks/strip/strip-panel.tsx`: `StripPanel`, below the map while the address names a street. */
export interface StripPanelProps {
  /** A spacing rule. */
  readonly rule: Rule;
  /** The street's name. */
  readonly street: string;
  /** The finding that is open in the card, where it is one of this street's. */
  readonly finding: string | undefined;
  /** Another street of the rule. */
  readonly onStreet: (name: string) => void;
  /** A gap was chosen: opens its finding. */
  readonly onFinding: (id: string) => void;
  /** A thing was chosen: shown on the map with its card's link. */
  readonly onThing: (thing: { readonly collection: string; readonly id: string }) => void;
  /** Moves the map to a place or stretch. */
  readonly onShow: (geometry: Geometry) => void;
  readonly onDraw: Draw;
  readonly onClose: () => void;
}

/** `web/checks/reach/reach-panel.tsx`: `ReachPanel`, below the map for a reach rule when asked for. */
export interface ReachPanelProps {
  readonly rule: Rule;
  readonly onShow: (geometry: Geometry) => void;
  readonly onDraw: Draw;
  readonly onClose: () => void;
}

/** What the editor begins with. */
export type RuleDraft =
  /** A rule of the list, standard or own. */
  | { readonly of: 'rule'; readonly rule: Rule; readonly version: number | null }
  /** A new one like another. */
  | { readonly of: 'copy'; readonly rule: RuleContent }
  | { readonly of: 'new'; readonly kind?: RuleKind };

/** `web/checks/rule-editor/rule-editor.tsx`: `RuleEditor`, in place of the card at the right. */
export interface RuleEditorProps {
  readonly draft: RuleDraft;
  /** What the rule as written would find: drawn and counted instead of the findings; null: as they are kept. */
  readonly onPreview: (found: readonly Found[] | null) => void;
  readonly onShow: (geometry: Geometry) => void;
  /** @param id of the rule; undefined: an own one was taken away */
  readonly onSaved: (id: string | undefined) => void;
  readonly onClose: () => void;
}

export const treatments = ['case', 'exception', 'list'] as const;
export type Treatment = (typeof treatments)[number];

/**
 * `web/checks/treat/treat-findings.tsx`: `TreatFindings`, for the finding of the card or those chosen in the list. Draws
 * the buttons (or why there are none) and the dialog of `asked`, which the desk opens by key too.
 */
export interface TreatFindingsProps {
  /** One or more; a case is made of one. */
  readonly findings: readonly ShownFinding[];
  readonly rule: Rule | undefined;
  /** The dialog that is open. */
  readonly asked: Treatment | undefined;
  readonly onAsk: (what: Treatment | undefined) => void;
  /** Something was written: the desk asks anew and drops the choice of several. */
  readonly onDone: () => void;
}

/** `web/checks/treat/treated.tsx`: `Treated`, in the card: the case, exception and lists of a finding with what can be done to them. */
export interface TreatedProps {
  readonly finding: ShownFinding;
  readonly onDone: () => void;
}
