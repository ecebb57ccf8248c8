import type { MultiPolygon, Polygon } from 'geojson';
import type { RecordsView } from '#domain/record.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { decodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { geometryOf } from '#domain/zones/coverage/shape.ts';
import { versionInEffect, type KnownVersion } from '#domain/zones/schemes/in-effect.ts';
import type { Schemes } from '../zones/reader.ts';

/** Ground that the schemes in effect leave out on purpose: it has no zone and is no gap. */
export interface LeftOut {
  of(kind: string): readonly (Polygon | MultiPolygon)[];
  /** Reads the schemes that took effect since the last time. */
  refresh(): Promise<void>;
}

export function createLeftOut(deps: {
  readonly schemes: Pick<Schemes, 'encodedOf'>;
  readonly records: RecordsView;
  readonly now: () => number;
}): LeftOut {
  const { schemes, records, now } = deps;
  const held = new Map<string, { readonly version: string; readonly grounds: readonly (Polygon | MultiPolygon)[] }>();
  return {
    of: (kind) => held.get(kind)?.grounds ?? [],
    async refresh() {
      const versions = records.all('scheme-versions') as unknown as readonly KnownVersion[];
      for (const kind of Object.keys(responsibilityKinds) as ResponsibilityKind[]) {
        const version = versionInEffect(versions, kind, now())?.id;
        if (version === undefined) held.delete(kind);
        else if (held.get(kind)?.version !== version) {
          held.set(kind, { version, grounds: await groundsOf(version) });
        }
      }
    },
  };

  async function groundsOf(version: string): Promise<(Polygon | MultiPolygon)[]> {
    const encoded = (await schemes.encodedOf(version))?.coverage;
    if (encoded === undefined || !encoded.grounds.some(([, { is }]) => is === 'left-out')) return [];
    const coverage = decodeCoverage(encoded);
    return [...coverage.grounds].flatMap(([owner, { is }]) => (is === 'left-out' ? [geometryOf(coverage, owner)] : []));
  }
}
