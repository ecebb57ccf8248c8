import type { CheckFeature } from '#domain/checks/check.ts';
import { measureLine, placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import { chanceOf } from './random-coverage.ts';
import { positionAt } from './metric.ts';

/** How large a city of streets is to be. */
export interface StreetCityOptions {
  readonly streets: number;
  readonly things: number;
  readonly seed: number;
}

/** Metres of one street, of a block, and sections a street. */
const [streetLength, block, sections] = [1_000, 350, 4];

/**
 * A city of winding streets of a kilometre each, half of them running north, one in ten drawn as two carriageways; and things
 * along them on both sides, nine of ten with the name of their road, one in twenty damaged.
 */
export function streetCity({ streets, things, seed }: StreetCityOptions): {
  readonly roads: CheckFeature[];
  readonly things: CheckFeature[];
} {
  const chance = chanceOf(seed);
  const across = Math.ceil(Math.sqrt(streets / 2));
  const lines: { readonly name: string; readonly measured: MeasuredLine }[] = [];
  const roads: CheckFeature[] = [];
  for (let i = 0; i < streets; i++) {
    const isNorth = i % 2 === 1;
    const [column, row] = [(i >> 1) % across, Math.floor((i >> 1) / across)];
    const name = `第${i + 1}路`;
    const apart = i % 10 === 0 ? [0, 24] : [0];
    for (const [carriageway, aside] of apart.entries()) {
      const count = 16;
      const places = Array.from({ length: count + 1 }, (_, at) => {
        const along = (streetLength * at) / count;
        const swing = 12 * Math.sin((at / count) * 7 + i) + aside;
        return isNorth
          ? positionAt(column * block + swing, row * (streetLength + 20) + along)
          : positionAt(column * (streetLength + 20) + along, row * block + swing);
      });
      const drawn = carriageway === 1 ? places.reverse() : places;
      lines.push({ name, measured: measureLine(drawn) });
      for (let part = 0; part < sections; part++) {
        const [from, to] = [(part * count) / sections, ((part + 1) * count) / sections];
        roads.push({
          collection: 'roads',
          id: `r${i}-${carriageway}-${part}`,
          geometry: { type: 'LineString', coordinates: drawn.slice(from, to + 1) },
          properties: {
            name,
            class: 'primary',
            mainCommercial: true,
            ...(apart.length > 1 && { oneway: true }),
          },
        });
      }
    }
  }
  const placed = Array.from({ length: things }, (_, i): CheckFeature => {
    const { name, measured } = lines[Math.floor(chance() * lines.length)]!;
    const away = (6 + chance() * 10) * (chance() < 0.5 ? 1 : -1);
    const { position } = placeAt(measured, chance() * measured.length, away);
    return {
      collection: 'litter-bins',
      id: `b${i}`,
      geometry: { type: 'Point', coordinates: position },
      properties: {
        number: `b${i}`,
        state: chance() < 0.05 ? 'lost' : 'intact',
        ...(chance() < 0.9 && { road: name }),
      },
    };
  });
  return { roads, things: placed };
}
