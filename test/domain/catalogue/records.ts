import type { ClassContent } from '#domain/catalogue/case-classes.ts';
import { classRecordId } from '#domain/catalogue/case-classes.ts';
import type { RecordContent, RecordsView, StoredRecord } from '#domain/record.ts';

/** Records of a bureau that said these things of classes, and set these settings. */
export function bureau(
  classes: readonly ClassContent[] = [],
  settings: Readonly<Record<string, { readonly value: number; readonly source: string }>> = {},
): RecordsView {
  const stored = (kind: string, id: string, content: object): StoredRecord => ({
    kind,
    id,
    version: 1,
    content: content as RecordContent,
  });
  const all = [
    ...classes.map((content) => stored('case-classes', classRecordId(content), content)),
    ...Object.entries(settings).map(([id, content]) => stored('settings', id, content)),
  ];
  return {
    get: (kind, id) => all.find((record) => record.kind === kind && record.id === id),
    all: (kind) => all.filter((record) => record.kind === kind),
  };
}
