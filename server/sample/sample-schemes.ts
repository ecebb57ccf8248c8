import type { RecordRequestLine } from '#domain/change.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { coverageOfFeatures, type ZoneFeature } from '#domain/zones/schemes/from-features.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Store } from '../store/store.ts';
import { keepSnapshots } from '../zones/reader.ts';

/**
 * Makes of the sample's zones the first published version of each kind's scheme, in effect since they are; labelled 示意.
 * @param zones features of the collection `zones`
 */
export async function fillSchemes(store: Store, zones: readonly ZoneFeature[]): Promise<void> {
  const records: RecordRequestLine[] = [];
  const coverages = [];
  for (const [kind, { zh }] of Object.entries(responsibilityKinds)) {
    const own = zones.filter(({ properties }) => properties['responsibilityKind'] === kind);
    if (own.length === 0) continue;
    const since = own.map(({ properties }) => String(properties['validFrom'])).sort()[0]!;
    const coverage = encodeCoverage(coverageOfFeatures(own));
    const version: Omit<SchemeVersion, 'snapshot'> = {
      responsibilityKind: kind as ResponsibilityKind,
      number: 1,
      title: `${zh}责任区方案（示意）`,
      state: 'published',
      edits: 0,
      createdAt: since,
      createdBy: 'sample',
      approvalNumber: '示意〔第1号〕',
      publishedAt: since,
      publishedBy: 'sample',
      effectiveFrom: since,
    };
    coverages.push(coverage);
    records.push({ kind: 'scheme-versions', id: `sample-scheme-${kind}`, base: null, after: version });
  }
  const snapshots = await keepSnapshots(coverages);
  const written = await store.commit(
    {
      kind: 'sample.schemes',
      note: 'sample schemes of responsibility zones',
      by: 'sample',
      lines: [],
      records: records.map((line, i) => ({ ...line, after: { ...line.after, snapshot: snapshots.names[i] } })),
    },
    { within: snapshots.within },
  );
  if (!written.ok) throw new Error(`the sample schemes were refused: ${written.error.reason}`);
}
