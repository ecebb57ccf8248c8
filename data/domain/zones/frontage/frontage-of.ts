import { ok, type Result } from '#domain/result.ts';
import type { Crossing, Street } from '#domain/streets/assemble.ts';
import type { Frontage } from '../content.ts';
import { stretchOf } from './stretch.ts';
import type { FrontageAsked, StripRefusal } from './strip.ts';

/** Nearer to a crossing than this, in metres, a frontage begins or ends at it. */
const atCrossing = 15;

/** A frontage as a zone's content keeps it: the lesser chainage first, to a decimetre, crossings where it reaches them. */
export function frontageOf(street: Street, asked: FrontageAsked): Result<Frontage, StripRefusal> {
  const stretch = stretchOf(street, asked);
  if (!stretch.ok) return stretch;
  const { part, from, to } = stretch.value;
  const [begins, ends] = [part.begin + from, part.begin + to];
  const [first, last] = [crossingAt(part.crossings, begins), crossingAt(part.crossings, ends)];
  return ok({
    street: street.name,
    ...(first === undefined ? {} : { fromCrossing: first }),
    ...(last === undefined ? {} : { toCrossing: last }),
    fromMetres: decimetres(begins),
    toMetres: decimetres(ends),
    side: asked.side,
    depth: decimetres(asked.far - asked.near),
  });
}

function crossingAt(crossings: readonly Crossing[], metres: number): string | undefined {
  const away = ({ at }: Crossing) => Math.abs(at - metres);
  return crossings.filter((crossing) => away(crossing) <= atCrossing).sort((a, b) => away(a) - away(b))[0]?.name;
}

function decimetres(metres: number): number {
  return Math.round(metres * 10) / 10;
}
