import type { LineString, MultiLineString, Position } from 'geojson';
import { roadClasses, type RoadClass } from '#domain/roads/collection.ts';
import type { CityFeature } from './city-lines-api.ts';
import type { OnPaper, Paper } from './paper.ts';

/** A road or river on paper: its lines, how broad it is drawn (millimetres), its name. */
export interface SheetLine {
  readonly name: string | undefined;
  readonly lines: readonly (readonly OnPaper[])[];
  readonly width: number;
  readonly isMajor: boolean;
}

/** Millimetres that roads are drawn broad at least, by class; a lane of 3.5 m true to scale where that is broader. */
const leastWidth: Readonly<Partial<Record<RoadClass, number>>> = {
  motorway: 1.4,
  trunk: 1.3,
  primary: 1.2,
  secondary: 0.9,
  branch: 0.6,
  pedestrian: 0.6,
};
const laneMetres = 3.5;
const lanesOf: Readonly<Partial<Record<RoadClass, number>>> = { motorway: 6, trunk: 6, primary: 4, secondary: 3 };
const major: ReadonlySet<RoadClass> = new Set(['motorway', 'trunk', 'primary', 'secondary']);

/** Roads on paper, the least first, so that the great ones lie upon them. */
export function roadsOnPaper(roads: readonly CityFeature<LineString | MultiLineString>[], paper: Paper): SheetLine[] {
  const order = Object.keys(roadClasses);
  return roads
    .flatMap(({ geometry, properties }): (SheetLine & { readonly rank: number })[] => {
      if (geometry === null) return [];
      const roadClass = properties['class'] as RoadClass;
      const lanes = typeof properties['lanes'] === 'number' ? properties['lanes'] : (lanesOf[roadClass] ?? 2);
      const trueWidth = (lanes * laneMetres * 1000) / paper.denominator;
      return [
        {
          name: typeof properties['name'] === 'string' ? properties['name'] : undefined,
          lines: linesOf(geometry).map((line) => line.map(paper.place)),
          width: Math.max(leastWidth[roadClass] ?? 0.4, trueWidth),
          isMajor: major.has(roadClass),
          rank: order.indexOf(roadClass),
        },
      ];
    })
    .sort((a, b) => b.rank - a.rank);
}

/** Rivers on paper, as broad as their water. */
export function riversOnPaper(rivers: readonly CityFeature<LineString | MultiLineString>[], paper: Paper): SheetLine[] {
  return rivers.flatMap(({ geometry, properties }) => {
    if (geometry === null) return [];
    const { river, width } = properties;
    return [
      {
        name: typeof river === 'string' ? river : undefined,
        lines: linesOf(geometry).map((line) => line.map(paper.place)),
        width: Math.max(0.5, ((typeof width === 'number' ? width : 10) * 1000) / paper.denominator),
        isMajor: true,
      },
    ];
  });
}

function linesOf(geometry: LineString | MultiLineString): readonly Position[][] {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
}
