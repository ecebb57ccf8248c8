import type { Words } from '#domain/collection.ts';
import { partAt, type Street } from '#domain/streets/assemble.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { compassPoint } from '#domain/streets/compass.ts';
import { sides } from '#domain/streets/side.ts';
import type { Frontage } from '../content.ts';

const towards = {
  north: { zh: '北', en: 'north' },
  east: { zh: '东', en: 'east' },
  south: { zh: '南', en: 'south' },
  west: { zh: '西', en: 'west' },
} as const;

/**
 * A frontage as planners say it: “坡子街，人民路口至东风路口，路东，进深12米”. An end between crossings is counted from the nearest
 * one (“人民路口向南50米”), for which the street is needed; without it, or without any crossing, such an end is told by the metres.
 */
export function frontageInWords(frontage: Frontage, street?: Street): Words {
  const from = endInWords(frontage.fromCrossing, frontage.fromMetres, street);
  const to = endInWords(frontage.toCrossing, frontage.toMetres, street);
  const side = sides[frontage.side];
  return {
    zh: `${frontage.street}，${from.zh}至${to.zh}，${side.zh}，进深${frontage.depth}米`,
    en: `${frontage.street}, from ${from.en} to ${to.en}, ${side.en}, ${frontage.depth} m deep`,
  };
}

function endInWords(crossing: string | undefined, metres: number, street: Street | undefined): Words {
  if (crossing !== undefined) return { zh: `${crossing}口`, en: crossing };
  const part = street === undefined ? undefined : partAt(street, metres);
  const nearest = [...(part?.crossings ?? [])].sort((a, b) => Math.abs(a.at - metres) - Math.abs(b.at - metres))[0];
  if (part === undefined || nearest === undefined) {
    return { zh: `起点${Math.round(metres)}米处`, en: `${Math.round(metres)} m from its start` };
  }
  const away = Math.round(Math.abs(metres - nearest.at));
  const { bearing } = placeAt(part.measured, metres - part.begin);
  const { zh, en } = towards[compassPoint(metres > nearest.at ? bearing : bearing + 180)];
  return { zh: `${nearest.name}口向${zh}${away}米`, en: `${away} m ${en} of ${nearest.name}` };
}
