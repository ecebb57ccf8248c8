import type { Rule } from '#domain/checks/all-rules.ts';
import { measures, type RemedyPlace } from '#domain/finding.ts';
import type { Language } from '../workbook/read-language.ts';
import type { ShownFinding } from './shown.ts';
import { treats } from './treatments.ts';

/** What a file says beside its findings. */
interface Frame {
  /** How many match; the file may hold fewer. */
  readonly total: number;
  /** The server's clock, RFC 3339 UTC. */
  readonly at: string;
  readonly language: Language;
  readonly isSample: boolean;
}

/** A finding of a file, with its rule. */
export interface FileRow {
  readonly finding: ShownFinding;
  readonly rule: Rule;
}

/** Text gathered before it is sent on. */
const pieceLength = 1 << 16;

/** Findings as a GeoJSON FeatureCollection (RFC 7946), piece by piece. */
export async function* geojsonPieces(rows: AsyncIterable<FileRow>, frame: Frame): AsyncGenerator<string> {
  const { total, at, isSample } = frame;
  const members = { timeStamp: at, numberMatched: total, ...(isSample ? { note: '示意数据 sample data' } : {}) };
  let text = `{"type":"FeatureCollection",${JSON.stringify(members).slice(1, -1)},"features":[`;
  let isFirst = true;
  for await (const row of rows) {
    text += `${isFirst ? '' : ','}\n${JSON.stringify(featureOf(row, frame))}`;
    isFirst = false;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}\n]}\n`;
}

function featureOf({ finding, rule }: FileRow, { language, isSample }: Frame): object {
  const { treat } = finding;
  return {
    type: 'Feature',
    id: finding.id,
    geometry: finding.geometry,
    properties: {
      id: finding.id,
      rule: finding.rule,
      ruleZh: rule.zh,
      ruleEn: rule.en,
      kind: rule.kind,
      state: finding.state,
      severity: finding.severity,
      place: finding.place,
      wrongZh: finding.wrong.zh,
      wrongEn: finding.wrong.en,
      remedyZh: finding.remedyWords.zh,
      remedyEn: finding.remedyWords.en,
      reason: finding.reason,
      measured: finding.measured,
      limit: finding.limit,
      measure: measures[finding.measure][language],
      ...(finding.unit === undefined ? {} : { unit: finding.unit }),
      ...(finding.district === undefined ? {} : { district: finding.district }),
      since: finding.since,
      changedAt: finding.changedAt,
      ...(finding.mendedAt === undefined ? {} : { mendedAt: finding.mendedAt }),
      treat: treatOf(finding),
      ...(treat.exception === undefined ? {} : { exceptedUntil: treat.exception.until }),
      cases: treat.cases.map(({ number }) => number),
      places: placesOf(finding).map(({ lon, lat }) => [lon, lat]),
      ...(isSample ? { label: '示意' } : {}),
    },
  };
}

/** What became of it, in one word of those that a list is narrowed by. */
function treatOf({ state, treat: { exception, cases, lists } }: ShownFinding): string {
  if (exception !== undefined) return 'excepted';
  if (cases.some(({ status }) => treats(status, state))) return 'case';
  return lists.length > 0 ? 'list' : 'none';
}

/** Where something is missing, or where what stands wrong belongs. */
function placesOf({ remedy }: ShownFinding): readonly RemedyPlace[] {
  return remedy.do === 'add' ? remedy.places : remedy.do === 'move' ? [remedy.to] : [];
}
