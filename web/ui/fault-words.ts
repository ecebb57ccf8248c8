import type { TFunction } from 'i18next';

/** What the server finds wrong with what was sent, by the sentence it says (server/collections, `check` in data/domain). */
const known: ReadonlyArray<readonly [RegExp, string]> = [
  [/^another person has this user name$/, 'faults.usernameTaken'],
  [/^would leave nobody who administers$/, 'faults.lastAdministrator'],
  [/^there is no unit "/, 'faults.noUnit'],
  [/^is still named by "(.*)"$/, 'faults.stillNamed'],
  [/^another unit has this name$/, 'faults.unitTaken'],
  [/^a unit cannot stand above itself$/, 'faults.aboveItself'],
  [/^another record has this value$/, 'faults.valueTaken'],
  [/^is missing$/, 'faults.missing'],
  [/^must be one of (.*)$/, 'faults.choice'],
  [/^is written by the server alone$/, 'faults.serverAlone'],
  [/^holds a telephone number;/, 'faults.telephone'],
  [/^has not been uploaded$/, 'faults.photoMissing'],
  [/^lies before /, 'faults.endBeforeBegin'],
  [/^is no instant of /, 'faults.noInstant'],
  [/^has (a NUL character|half a character)/, 'faults.character'],
  [/^(stands|would stand) outside the units, /, 'faults.outsideRight'],
  [/^needs the right /, 'faults.noRight'],
  [/^ends before it begins$/, 'faults.hoursBackwards'],
  [/^begins before the one above ends$/, 'faults.hoursOverlap'],
  [/^is no day of the calendar$/, 'faults.noDay'],
  [/^is closed and open at once$/, 'faults.closedAndOpen'],
  [/^is no day of the year$/, 'calendars.faults.noDayOfYear'],
  [/^shares (\S+) with one above$/, 'calendars.faults.sharedDay'],
  [/^must be a GeoJSON geometry$/, 'faults.noGeometry'],
  [/^is the class of (\d+) cases: retire it$/, 'catalogue.faults.inUse'],
  [/^is kept for the standard;/, 'catalogue.faults.reserved'],
  [/^belongs to no group of the catalogue$/, 'catalogue.faults.noGroup'],
  [/^there is no calendar "/, 'catalogue.faults.noCalendar'],
  [/^the crew ".*" has (\d+) cases in hand \((.*)\)/, 'faults.crewBusy'],
  [/^the standing order "(.*)" sends to the crew "(.*)"/, 'faults.crewOrdered'],
  [/^(.*) is in the crew (.*) already, which may be out at the same time$/, 'faults.otherCrew'],
  [/^(.*) does not stand in (.*) or a unit below it$/, 'faults.otherUnit'],
  [/^stands in the crew twice$/, 'faults.crewTwice'],
  [/^has no length$/, 'faults.noLength'],
  [/^encloses nothing$/, 'faults.enclosesNothing'],
  [/^there is no shift "(.*?)"/, 'sheets.record.noShift'],
  [/^".*" is a shift of post /, 'sheets.record.otherPost'],
  [/^this person stands this shift at this post /, 'sheets.record.assignedAlready'],
  [/^this shift is not worked on that day/, 'sheets.record.notWorked'],
  [/^is not assigned to this post and shift /, 'sheets.record.notAssigned'],
  [/^is the one who is away$/, 'sheets.record.sameOne'],
  [/^another scene has this name$/, 'wallDesk.faults.sceneName'],
  [/^the wall "(.*)" still shows it;/, 'wallDesk.faults.stillShown'],
  [/^is still pushed to the wall "(.*)";/, 'wallDesk.faults.pushedOn'],
  [/^something is still pushed here;/, 'wallDesk.faults.pushedHere'],
  [/^a tour needs at least one stop$/, 'wallDesk.faults.noStop'],
  [/^shows neither a map nor a panel$/, 'wallDesk.faults.emptyScene'],
  [/^the screen "(.*)" hangs here;/, 'wallDesk.faults.hangsHere'],
  [/^the screen "(.*)" hangs beyond /, 'wallDesk.faults.beyond'],
  [/^"(.*)" hangs there already;/, 'wallDesk.faults.taken'],
  [/^has a stand-in on that day already$/, 'sheets.record.hasStandIn'],
];

/** A fault in the reader's language; where the page knows no words for it, the server's own as the detail. */
export function faultWords(detail: string, t: TFunction): string {
  for (const [pattern, key] of known) {
    const found = pattern.exec(detail);
    if (found) return t(key, { what: found[1], more: found[2] });
  }
  return t('faults.other', { detail });
}
