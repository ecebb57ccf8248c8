import { findingExceptions, type FindingException } from '#domain/checks/exceptions.ts';
import type { Finding } from '#domain/finding.ts';
import type { RecordContent } from '#domain/record.ts';
import type { PageRecord, RecordEdit } from '../../state/records.ts';
import { addDays } from '../../state/shanghai-day.ts';

export type KeptException = PageRecord<FindingException>;

/** What was accepted of a finding, the one that holds longest first. */
export function exceptionsOf(finding: string, known: readonly KeptException[]): KeptException[] {
  return known
    .filter(({ content }) => content.finding === finding)
    .sort((a, b) => (a.content.until < b.content.until ? 1 : a.content.until > b.content.until ? -1 : 0));
}

/** The one that holds on a day; undefined where there is none. */
export function inForce(exceptions: readonly KeptException[], day: string): KeptException | undefined {
  return exceptions.find(({ content }) => day <= content.until);
}

/**
 * Accepts findings until a day: what holds already gets the new reason and end, the others are added.
 * @param day today
 */
export function exceptionEdits(
  findings: readonly Finding[],
  { reason, until }: Pick<FindingException, 'reason' | 'until'>,
  known: readonly KeptException[],
  day: string,
): RecordEdit[] {
  return findings.map((finding) => {
    const held = inForce(exceptionsOf(finding.id, known), day);
    const after: FindingException = {
      finding: finding.id,
      rule: finding.rule,
      owner: finding.owner.slice(0, 300),
      place: finding.place.slice(0, 300),
      reason: reason.trim(),
      until,
    };
    return edit(held, after);
  });
}

/** Ends an exception before its day: yesterday was the last on which it held. It stays known as what once was accepted. */
export function endingEdit(held: KeptException, day: string): RecordEdit {
  return edit(held, { ...held.content, until: addDays(day, -1) });
}

function edit(held: KeptException | undefined, after: FindingException): RecordEdit {
  return {
    kind: findingExceptions.id,
    ...(held && { id: held.id }),
    base: held?.version ?? null,
    before: held ? contentOf(held.content) : null,
    after: contentOf(after),
  };
}

function contentOf(exception: FindingException): RecordContent {
  return { ...exception };
}
