import type { Collection } from '#domain/collection.ts';
import type { LoadReport } from './load-file.ts';

/**
 * The report of a load as lines for a terminal: counts first, then each reason for refusal with examples, the most
 * frequent first.
 */
export function describeReport(report: LoadReport, collection: Collection): string {
  const lines = [
    `${report.file} -> ${collection.id} (${collection.titles.zh} ${collection.titles.en})`,
    ...(report.readAs === undefined ? [] : ['read as OpenStreetMap ways']),
    `${report.read} features read, ${report.taken} taken, ${report.read - report.taken} refused`,
  ];
  for (const { fault, count, examples } of [...report.refused].sort((a, b) => b.count - a.count)) {
    lines.push(`  ${count} x ${fault} (${examples.join(', ')}${count > examples.length ? ', ...' : ''})`);
  }
  if (report.seq !== undefined) lines.push(`written as change ${report.seq}`);
  return `${lines.join('\n')}\n`;
}
