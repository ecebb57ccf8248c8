/** How the ground of a unit is drawn on paper: a colour and a hatch, which also tell apart without colour. */
export interface UnitLook {
  readonly colour: string;
  readonly hatch: (typeof hatches)[number];
}

/** Pale colours that ink reads on, told apart with any common colour blindness (after Paul Tol's light scheme). */
const colours = ['#77aadd', '#ee8866', '#eedd88', '#ffaabb', '#99ddff', '#44bb99', '#bbcc33', '#cccccc'];

/** Lines over the colour; `plain` has none. */
export const hatches = ['plain', 'rising', 'falling', 'level', 'dots'] as const;

/** The looks of units, by their names in order; the same units look the same on every sheet. */
export function unitLooks(units: Iterable<string>): ReadonlyMap<string, UnitLook> {
  const names = [...new Set(units)].sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }));
  return new Map(
    names.map((name, place) => [
      name,
      {
        colour: colours[place % colours.length]!,
        hatch: hatches[Math.floor(place / colours.length) % hatches.length]!,
      },
    ]),
  );
}
