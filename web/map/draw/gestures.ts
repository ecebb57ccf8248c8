/** Something on the map that can be taken hold of. */
export interface Grip {
  readonly id: string;
  /** Degrees WGS84. */
  readonly at: readonly [number, number];
}

/**
 * What the pointer means on the map instead of picking features: places set one after the other (`sketch`), one place
 * asked for at a time (`pick`), or places gathered in one stroke (`brush`). Grips can be dragged in any of them.
 */
export interface Gestures {
  readonly kind: 'sketch' | 'pick' | 'brush';
  readonly grips: readonly Grip[];
}

type At = readonly [number, number];

/** What was done. Places are degrees WGS84, already where they were drawn to. */
export type Gesture =
  | {
      readonly kind: 'place';
      readonly at: At;
      readonly snapped: boolean;
      readonly shift: boolean;
      readonly ctrl: boolean;
    }
  | { readonly kind: 'pointer'; readonly at: At; readonly snapped: boolean }
  | { readonly kind: 'finish' }
  | { readonly kind: 'stroke'; readonly places: readonly At[]; readonly finished: boolean }
  | { readonly kind: 'drag' | 'drop'; readonly grip: string; readonly at: At }
  /** A click on a grip, or a right click on it. */
  | { readonly kind: 'hold' | 'remove'; readonly grip: string };
