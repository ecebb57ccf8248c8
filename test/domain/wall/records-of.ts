import type { RecordContent, RecordsView } from '#domain/record.ts';

/** Records of these contents, by kind and id. */
export function recordsOf(kinds: Readonly<Record<string, Readonly<Record<string, object>>>>): RecordsView {
  const all = Object.entries(kinds).flatMap(([kind, contents]) =>
    Object.entries(contents).map(([id, content]) => ({ kind, id, version: 1, content: content as RecordContent })),
  );
  return {
    get: (kind, id) => all.find((record) => record.kind === kind && record.id === id),
    all: (kind) => all.filter((record) => record.kind === kind),
  };
}
