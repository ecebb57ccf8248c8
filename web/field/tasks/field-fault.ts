import type { TFunction } from 'i18next';

/** What the server, or this phone, says of what was sent from the street, by the sentence it says it with. */
const known: ReadonlyArray<readonly [RegExp, string]> = [
  [/lies in the future/, 'future'],
  [/lies more than (\d+) hours back/, 'tooLate'],
  [/lies before the last step of the case/, 'beforeStep'],
  [/^There is nothing to sign off from/, 'notOn'],
  [/^You (?:are|were) on duty/, 'onAlready'],
  [/^You signed on or off elsewhere/, 'signedElsewhere'],
  [/is no crew that you are a member of/, 'notMember'],
  [/is no post that there is/, 'noPost'],
  [/lies outside 上岗 and 离岗/, 'outsidePost'],
  [/^A position is shared only between signing on/, 'offDuty'],
  [/^A photo of this act is not on this phone/, 'photoLost'],
];

/** Sentences that say no more than that the case has changed, which is said already. */
const saidAlready = /is not possible for .* as it stands|has version \d+ by now|is not there any more/;

/** Such a sentence in the reader's language, '' where it adds nothing; undefined where it is another's. */
export function fieldFault(detail: string, t: TFunction): string | undefined {
  for (const [pattern, name] of known) {
    const found = pattern.exec(detail);
    if (found) return t(`field.faults.${name}`, { figures: found[1] });
  }
  return saidAlready.test(detail) ? '' : undefined;
}
