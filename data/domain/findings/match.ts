import type { Finding, FindingEvent, FindingEventKind, Found } from '#domain/finding.ts';
import { changeOf } from './change-of.ts';
import { extentOf } from './overlap.ts';
import { meeting, pairUp, shareIn, type Side } from './pairs.ts';
import { sameContent } from './same-content.ts';

/** A finding with what was measured when it was last told to be worse or better; absent: its measure. */
export interface KeptFinding extends Finding {
  readonly told?: number | null;
}

/** What became of a rule's findings. */
export interface Matched {
  /** All of them: the open ones, one for each that was found, and those that are over. Others than open and mended ones are left out of `old`. */
  readonly kept: readonly KeptFinding[];
  /** Of them, those that are new or different from what they were. */
  readonly changed: readonly KeptFinding[];
  /** In the order in which they are told. */
  readonly events: readonly FindingEvent[];
}

interface Before extends Side {
  readonly finding: KeptFinding;
}

interface Now extends Side {
  readonly found: Found;
}

/** More than half of one has to lie in another to have come off it or gone into it. */
const largerPart = 0.5;

/**
 * Finds out which finding is which: a finding stays the same while it changes, may be mended and come again, come off
 * another (the greater part keeps the number) or go into another (the greatest keeps it).
 * @param old the rule's open findings, and those mended so lately that they may come again; in any order
 * @param now what is found now, in any order
 * @param at instant, RFC 3339 UTC
 * @param newId gives the numbers of new findings, in the order of where they hang
 */
export function matchFindings(asked: {
  readonly rule: string;
  readonly old: readonly KeptFinding[];
  readonly now: readonly Found[];
  readonly at: string;
  readonly newId: () => string;
}): Matched {
  const { rule, at, newId } = asked;
  const old = [...asked.old].sort((a, b) => Number(a.id) - Number(b.id)).map(before);
  const nows = asked.now.map(now).sort(byPlace);
  const open = old.filter(({ finding }) => finding.state === 'open');
  const rested = old.filter(({ finding }) => finding.state === 'mended');

  const goesOn = pairUp(open, nows, false);
  const gone = without(open, goesOn.values());
  const comesAgain = pairUp(rested, without(nows, goesOn.keys()), true);

  const kept: KeptFinding[] = [];
  const changed: KeptFinding[] = [];
  const events: FindingEvent[] = [];
  const named = new Map<Now, KeptFinding>();

  function tell(finding: KeptFinding, kind: FindingEventKind, other?: string): void {
    const measured = kind === 'mended' || (kind === 'merged' && finding.state === 'merged') ? null : finding.measured;
    events.push({ finding: finding.id, kind, at, measured, ...(other === undefined ? {} : { other }) });
  }

  function keep(finding: KeptFinding, was?: KeptFinding): void {
    kept.push(finding);
    if (was === undefined || !sameContent(finding, was)) changed.push(finding);
  }

  for (const one of nows) {
    const { found } = one;
    const same = goesOn.get(one)?.finding;
    const again = comesAgain.get(one)?.finding;
    if (same !== undefined) {
      const change = changeOf(toldOf(same), same, found);
      const finding: KeptFinding = {
        ...found,
        ...identityOf(same),
        state: 'open',
        changedAt: change === undefined ? same.changedAt : at,
        told: change === undefined ? toldOf(same) : found.measured,
      };
      keep(finding, same);
      named.set(one, finding);
      if (change !== undefined) tell(finding, change);
    } else if (again !== undefined) {
      const finding: KeptFinding = {
        ...found,
        ...identityOf(again),
        state: 'open',
        changedAt: at,
        told: found.measured,
      };
      keep(finding, again);
      named.set(one, finding);
      tell(finding, 'reopened');
    }
  }

  const successor = new Map([...goesOn].map(([now, before]) => [before, now]));
  const layThere = meeting([...successor.keys()]);
  for (const one of nows) {
    if (named.has(one)) continue;
    const from = cameOff(one, layThere(one), successor);
    const splitFrom = from?.finding.id;
    const finding: KeptFinding = {
      ...one.found,
      id: newId(),
      rule,
      state: 'open',
      since: at,
      changedAt: at,
      told: one.found.measured,
      ...(splitFrom === undefined ? {} : { splitFrom }),
    };
    keep(finding);
    named.set(one, finding);
    if (from === undefined) tell(finding, 'opened');
    else {
      tell(finding, 'split', from.finding.id);
      tell(named.get(successor.get(from)!)!, 'split', finding.id);
    }
  }

  const liesThere = meeting([...goesOn.keys()]);
  for (const one of gone) {
    const into = wentInto(one, liesThere(one), goesOn);
    const { finding: was } = one;
    if (into === undefined) {
      const finding: KeptFinding = { ...was, state: 'mended', changedAt: at, mendedAt: at };
      keep(finding, was);
      tell(finding, 'mended');
    } else {
      const { id } = named.get(into)!;
      const finding: KeptFinding = { ...was, state: 'merged', changedAt: at, mergedInto: id };
      keep(finding, was);
      tell(finding, 'merged', id);
      tell(named.get(into)!, 'merged', was.id);
    }
  }

  const reopened = new Set([...comesAgain.values()]);
  for (const one of rested) if (!reopened.has(one)) keep(one.finding, one.finding);
  return { kept, changed, events };
}

/** The finding that a new one came off: what lay there goes on, and lies there no more. */
function cameOff(one: Now, there: readonly Before[], successor: ReadonlyMap<Before, Now>): Before | undefined {
  let best: { readonly from: Before; readonly share: number } | undefined;
  for (const from of there) {
    const share = shareIn(one, from);
    if (share <= largerPart || (best !== undefined && share <= best.share)) continue;
    if (shareIn(one, successor.get(from)!) <= largerPart) best = { from, share };
  }
  return best?.from;
}

/** What a finding that is gone went into: something that goes on and has come to lie there. */
function wentInto(one: Before, there: readonly Now[], goesOn: ReadonlyMap<Now, Before>): Now | undefined {
  let best: { readonly into: Now; readonly share: number } | undefined;
  for (const into of there) {
    const share = shareIn(one, into);
    if (share <= largerPart || (best !== undefined && share <= best.share)) continue;
    if (shareIn(one, goesOn.get(into)!) <= largerPart) best = { into, share };
  }
  return best?.into;
}

function before(finding: KeptFinding): Before {
  return { finding, owner: finding.owner, aspect: finding.aspect, extent: extentOf(finding.geometry) };
}

function now(found: Found): Now {
  return { found, owner: found.owner, aspect: found.aspect, extent: extentOf(found.geometry) };
}

function toldOf({ told, measured }: KeptFinding): number | null {
  return told === undefined ? measured : told;
}

function identityOf({ id, rule, since, splitFrom }: KeptFinding): Pick<Finding, 'id' | 'rule' | 'since' | 'splitFrom'> {
  return { id, rule, since, ...(splitFrom === undefined ? {} : { splitFrom }) };
}

function without<T>(all: readonly T[], some: Iterable<T>): T[] {
  const left = new Set(some);
  return all.filter((one) => !left.has(one));
}

/** An order that depends on nothing but what was found. */
function byPlace(a: Now, b: Now): number {
  return (
    compare(a.owner, b.owner) ||
    compare(a.aspect ?? '', b.aspect ?? '') ||
    compare(a.found.reason, b.found.reason) ||
    compare(a.extent.key, b.extent.key) ||
    (a.found.measured ?? -1) - (b.found.measured ?? -1)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
