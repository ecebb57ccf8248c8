import { sides } from '#domain/streets/side.ts';
import type { Frontage } from '../content.ts';

/** A frontage as the bureau writes it: “坡子街，人民路至东风路，路东，进深12米”; metres where an end lies between crossings. */
export function frontageInWords(frontage: Frontage): string {
  const { street, fromCrossing, toCrossing, fromMetres, toMetres, side, depth } = frontage;
  const end = (crossing: string | undefined, metres: number): string => crossing ?? `${Math.round(metres)}米处`;
  return [
    street,
    `${end(fromCrossing, fromMetres)}至${end(toCrossing, toMetres)}`,
    sides[side].zh,
    `进深${depth}米`,
  ].join('，');
}
