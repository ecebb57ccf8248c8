/**
 * How much larger than on a desk everything is drawn: the page enlarges its type on a wall (and people in their
 * browsers), and names and signs on the map go with it. 1 where the root's type is 16 CSS pixels; never less.
 */
export function mapScale(): number {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.min(4, Math.max(1, (root || 16) / 16));
}
