import { placeAt, measureLine } from '#domain/streets/chainage.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import { someone } from './people.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';

/** Sections whose end was drawn wrong on purpose: metres the end moves (less: a gap to the next; more: an overlap). */
const moved: Readonly<Record<string, number>> = { 'HD-11': -120, 'HD-24': 80 };
/** Sections without a post or a person. */
const leftEmpty: Readonly<Record<string, 'officer' | 'post'>> = { 'HD-03': 'post', 'HD-20': 'officer' };

/** The river-sections collection: four attributes each (分类、分片、定人、定岗), with planted gap, overlap and empty fields. */
export function riverFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'rivers');
  const faults: PlantedFault[] = [];
  const features = city.waters.map((stretch, i): SampleFeature => {
    const move = moved[stretch.number] ?? 0;
    const next = city.waters[i + 1];
    let line = stretch.measured.line.map((position) => [...position]);
    if (move < 0) line = shorten(line, -move);
    if (move > 0 && next !== undefined) line.push(placeAt(next.measured, move).position);
    if (move !== 0) {
      faults.push({
        kind: 'partition',
        collection: 'river-sections',
        subjects: [stretch.number, next!.number],
        measured: Math.abs(move),
        limit: 0,
        unit: 'm',
        note: move < 0 ? 'A stretch of river without section.' : 'Two sections overlap.',
      });
    }
    const empty = leftEmpty[stretch.number];
    if (empty !== undefined) {
      faults.push({
        kind: 'completeness',
        collection: 'river-sections',
        subjects: [stretch.number],
        measured: 1,
        limit: 0,
        unit: 'missing',
        note: `Empty: ${empty}.`,
      });
    }
    const people = { officer: someone(random), post: `${stretch.river}保洁岗${stretch.piece}` };
    return {
      id: sampleId(city.setting.registeredAt, random),
      geometry: { type: 'LineString', coordinates: line },
      properties: {
        number: stretch.number,
        name: stretch.name,
        river: stretch.river,
        riverClass: stretch.class,
        piece: stretch.piece,
        ...(empty === 'officer' ? {} : { officer: people.officer }),
        ...(empty === 'post' ? {} : { post: people.post }),
        unit: '市河道管理处',
        fromChainage: round(stretch.fromChainage),
        toChainage: round(stretch.toChainage + move),
        width: stretch.width,
        validFrom: city.setting.validFrom,
        ...sampleSource,
      },
    };
  });
  return { features, faults };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Takes metres off the end of a line. */
function shorten(line: number[][], by: number): number[][] {
  const measured = measureLine(line);
  const end = measured.length - by;
  return [...line.filter((_, i) => measured.at[i]! < end), placeAt(measured, end).position];
}
