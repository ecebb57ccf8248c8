import { placeAt } from '#domain/streets/chainage.ts';
import type { CourseLine } from '#domain/streets/course/course.ts';
import type { CheckCity } from '../check.ts';

/** An end nearer than this to a crossing, in metres, is at the crossing. */
const atCrossing = 40;

/** A stretch of a street as people say it: “青年路，人民路—迎春路”; where an end is at no crossing, the place of its middle. */
export function stretchInWords(street: string, line: CourseLine, from: number, to: number, city: CheckCity): string {
  const nearest = (at: number): string | undefined => {
    const gap = (crossing: { readonly at: number }) => Math.abs(crossing.at - at);
    const [best] = [...line.crossings].sort((a, b) => gap(a) - gap(b));
    return best !== undefined && gap(best) <= atCrossing ? best.name : undefined;
  };
  const [a, b] = [nearest(from), nearest(to)];
  if (a !== undefined && b !== undefined && a !== b) return `${street}，${a}—${b}`;
  return city.streets.wordsAt(placeAt(line.measured, (from + to) / 2).position);
}

/** The places of a stretch, lon/lat. */
export function stretchLine({ measured }: CourseLine, from: number, to: number): [number, number][] {
  return [
    placeAt(measured, from).position,
    ...measured.line
      .filter((_, i) => measured.at[i]! > from + 0.01 && measured.at[i]! < to - 0.01)
      .map(([lon, lat]): [number, number] => [lon!, lat!]),
    placeAt(measured, to).position,
  ];
}
