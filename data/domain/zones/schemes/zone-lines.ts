import type { MultiPolygon, Polygon } from 'geojson';
import type { ChangeRequestLine } from '#domain/change.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { ResponsibilityKind } from '../collection.ts';
import type { Ground, ZoneContent } from '../content.ts';
import type { Owner } from '../coverage/arc.ts';
import { sameGround, type Coverage } from '../coverage/coverage.ts';
import { geometryOf, squareMetresIn } from '../coverage/shape.ts';
import { frontageInWords } from '../frontage/in-words.ts';

/** A version that takes effect, and the zones as they stand until then. */
export interface TakingEffect {
  readonly kind: ResponsibilityKind;
  /** The version's number within its kind. */
  readonly number: number;
  /** Where its zones say they come from. */
  readonly source: string;
  /** Instant, ISO 8601 UTC. */
  readonly effectiveFrom: string;
  readonly coverage: Coverage;
  /** The coverage in effect until then; undefined for the first version of a kind. */
  readonly before: Coverage | undefined;
  /** Zones of the kind that still stand at the instant. */
  readonly standing: readonly Pick<Feature, 'id' | 'version' | 'geometry' | 'properties'>[];
  /** Those of the lineages that a feature is called after already. */
  readonly taken: ReadonlySet<string>;
}

/** A zone's lineage: the id of its first feature; later ones are called after it and the version they came with. */
export function lineageOf(featureId: string): Owner {
  return featureId.replace(/\.v\d+$/, '');
}

/** What a zone's feature is called that a later version of the scheme changed. */
export function zoneIdOf(lineage: Owner, number: number): string {
  return `${lineage}.v${number}`;
}

/**
 * What becomes of the features of `zones` when a version takes effect: those it leaves alone stay, changed ones end and
 * begin anew, the rest ends or begins. Ground left out is no feature.
 * @returns the lines; after each zone the maker may pause
 */
export function* zoneLines(wanted: TakingEffect): Generator<void, ChangeRequestLine[]> {
  const { coverage, before, effectiveFrom, standing, taken, number } = wanted;
  const lines: ChangeRequestLine[] = [];
  const old = new Map(standing.map((feature) => [lineageOf(feature.id), feature]));
  const staying = new Set<string>();
  const ids = [...coverage.grounds.keys()].sort();
  for (const id of ids) {
    const ground = coverage.grounds.get(id)!;
    if (ground.is !== 'zone') continue;
    yield;
    const feature = old.get(id);
    if (feature !== undefined && before !== undefined && isAlike(before, coverage, id, ground)) {
      staying.add(feature.id);
      continue;
    }
    const geometry = geometryOf(coverage, id);
    lines.push({
      collection: 'zones',
      id: taken.has(id) ? zoneIdOf(id, number) : id,
      base: null,
      after: { geometry, properties: propertiesOf(wanted, ground.content, geometry) },
    });
  }
  for (const { id, version, geometry, properties } of standing) {
    if (staying.has(id)) continue;
    lines.push({
      collection: 'zones',
      id,
      base: version,
      after: { geometry, properties: { ...properties, validTo: effectiveFrom } },
    });
  }
  return lines;
}

function isAlike(before: Coverage, after: Coverage, id: Owner, ground: Ground): boolean {
  return (
    sameGround(before.grounds.get(id) ?? null, ground) &&
    JSON.stringify(before.ringsOf(id)) === JSON.stringify(after.ringsOf(id))
  );
}

function propertiesOf(
  { kind, source, effectiveFrom }: TakingEffect,
  content: ZoneContent,
  geometry: Polygon | MultiPolygon,
): Properties {
  const { frontages, ...said } = content;
  return {
    ...said,
    responsibilityKind: kind,
    ...(frontages === undefined ? {} : { frontages: frontages.map((frontage) => frontageInWords(frontage).zh) }),
    area: Math.round(squareMetresIn(geometry) * 10) / 10,
    validFrom: effectiveFrom,
    source,
    sourceDatum: 'wgs84',
  };
}
