/**
 * Predicates on lattice places. Exact: coordinates are whole, no two differ by more than `widest` (arc.ts), so every
 * product below stays under 2^53.
 */

/** Positive where c lies left of the way from a to b, negative to its right, 0 on the line through both. */
export function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether a place lies within the box that two places span, border included. */
export function spans(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  return (ax < bx ? ax <= x && x <= bx : bx <= x && x <= ax) && (ay < by ? ay <= y && y <= by : by <= y && y <= ay);
}

/**
 * Whether the segment a-b meets the unit square around a place: [x - 1/2, x + 1/2) by [y - 1/2, y + 1/2), the points
 * that round to it. Half open, so that each point of the plane belongs to one place.
 */
export function meetsPixel(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if (!spans(ax, ay, bx, by, x, y)) return false;
  const dx = bx - ax;
  const dy = by - ay;
  // Twice the side of the centre; the corners lie |dx| + |dy| to both sides of it, at the most.
  const centre = 2 * (dx * (y - ay) - dy * (x - ax));
  const reach = Math.abs(dx) + Math.abs(dy);
  if (Math.abs(centre) !== reach) return Math.abs(centre) < reach;
  return centre - dx + dy === 0; // Touches a corner only: the lower left one belongs to the square.
}

/**
 * The place that the crossing of a-b and c-d rounds to, half up.
 * @returns undefined for parallel segments
 */
export function crossingPlace(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): [x: number, y: number] | undefined {
  const divisor = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (divisor === 0) return undefined;
  const part = (cx - ax) * (dy - cy) - (cy - ay) * (dx - cx);
  return [ax + roundedShare(bx - ax, part, divisor), ay + roundedShare(by - ay, part, divisor)];
}

/** `whole * part / divisor` rounded half up; exact, also where doubles cannot tell on which side of a half it lies. */
function roundedShare(whole: number, part: number, divisor: number): number {
  const share = whole * (part / divisor) + 0.5;
  const rounded = Math.floor(share);
  const rest = share - rounded;
  if (rest > 1e-6 && rest < 1 - 1e-6) return rounded;
  const sign = divisor < 0 ? -1n : 1n;
  const above = (2n * BigInt(whole) * BigInt(part) + BigInt(divisor)) * sign;
  const below = 2n * BigInt(divisor) * sign;
  const floor = above / below; // towards zero
  return Number(above < 0n && floor * below !== above ? floor - 1n : floor);
}
