import roads from '#taizhou/roads.json' with { type: 'json' };
import type { RoadClass } from '#domain/roads/collection.ts';
import { measureLine, type MeasuredLine } from '#domain/streets/chainage.ts';
import { cutSections } from '#domain/streets/cut-sections.ts';
import type { SampleFeature } from './feature.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource, type Setting } from './setting.ts';

/** A stretch of a road between two crossings, as the generator works with it. */
export interface Section {
  readonly number: string;
  readonly road: string;
  readonly pinyin: string;
  /** The name people use for this part of the road. */
  readonly part: string | undefined;
  readonly class: RoadClass;
  readonly key26: boolean;
  readonly mainCommercial: boolean;
  readonly lanes: number | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly measured: MeasuredLine;
  /** Half the width of the road in metres, kerb to kerb: things beside it stand further out. */
  readonly halfWidth: number;
}

const halfWidths: Readonly<Record<string, number>> = { trunk: 18, primary: 14, secondary: 11, pedestrian: 6 };

/** The 28 roads in sections, road by road in the order of the drawing. */
export function drawSections(): Section[] {
  const cut = cutSections(roads.roads);
  return cut.map((piece, i) => {
    const road = roads.roads[piece.road]!;
    const own = cut.filter((other) => other.road === piece.road);
    const place = own.indexOf(piece);
    const from = (name: string) => own.findIndex((other) => other.from.includes(name));
    const until = (name: string) => {
      const end = own.findIndex((other) => other.to.includes(name));
      return end === -1 ? own.length - 1 : end;
    };
    const parts = road.parts;
    return {
      number: `LD-${String(i + 1).padStart(3, '0')}`,
      road: road.name,
      pinyin: road.pinyin,
      part: parts === undefined ? undefined : place <= until(parts.at) ? parts.first : parts.second,
      class: road.class as RoadClass,
      key26: road.key26,
      mainCommercial: (road.mainCommercial ?? []).some(([a, b]) => place >= from(a!) && place <= until(b!)),
      lanes: road.lanes,
      from: piece.from.length === 0 ? undefined : piece.from.join('、'),
      to: piece.to.length === 0 ? undefined : piece.to.join('、'),
      measured: measureLine(piece.line),
      halfWidth: halfWidths[road.class]!,
    };
  });
}

/** The roads collection. */
export function roadFeatures(sections: readonly Section[], setting: Setting): SampleFeature[] {
  const random = randomFor(setting.seed, 'roads');
  return sections.map((section) => ({
    id: sampleId(setting.registeredAt, random),
    geometry: { type: 'LineString', coordinates: section.measured.line.map((position) => [...position]) },
    properties: {
      number: section.number,
      name: section.road,
      pinyin: section.pinyin,
      ...(section.part === undefined ? {} : { aliases: [section.part] }),
      class: section.class,
      key26: section.key26,
      mainCommercial: section.mainCommercial,
      ...(section.from === undefined ? {} : { from: section.from }),
      ...(section.to === undefined ? {} : { to: section.to }),
      length: Math.round(section.measured.length * 10) / 10,
      ...(section.lanes === undefined ? {} : { lanes: section.lanes }),
      validFrom: setting.validFrom,
      ...sampleSource,
    },
  }));
}
