import { signBatches } from './advertising/sign-batches.ts';
import { calendars } from './calendar/calendars.ts';
import { caseClasses } from './catalogue/case-classes.ts';
import { findingExceptions } from './checks/exceptions.ts';
import { rules } from './checks/rule.ts';
import { workLists } from './checks/work-lists.ts';
import { responsibilityLetters } from './construction-sites/responsibility-letters.ts';
import { shiftRoutes } from './dispatch/next-shift/shift-routes.ts';
import { standingOrders } from './dispatch/standing-order.ts';
import { assignments } from './duty/assignments.ts';
import { shiftPlans } from './duty/shift-plans.ts';
import { standIns } from './duty/stand-ins.ts';
import { handovers } from './handovers/handover.ts';
import { kioskSurveys } from './kiosks/surveys.ts';
import { pedicabs } from './parking/pedicabs.ts';
import { attendances } from './people/attendance.ts';
import { crews } from './people/crew.ts';
import { people } from './people/person.ts';
import { tokens } from './people/token.ts';
import { units } from './people/unit.ts';
import type { RecordKind } from './record.ts';
import { settings } from './settings/settings.ts';
import { spoilTrucks } from './spoil/spoil-trucks.ts';
import { transportPermits } from './spoil/transport-permits.ts';
import { alarmAnswers } from './wall/alarm-answer.ts';
import { wallPushes } from './wall/push.ts';
import { scenes } from './wall/scene.ts';
import { screens } from './wall/screen.ts';
import { walls } from './wall/wall.ts';
import { schemeVersions } from './zones/schemes/scheme-version.ts';

/** All kinds of facts without a place. A new one is one declaration file and one line here. */
export const recordKinds: readonly RecordKind[] = [
  units,
  people,
  tokens,
  settings,
  calendars,
  caseClasses,
  shiftPlans,
  assignments,
  standIns,
  signBatches,
  responsibilityLetters,
  spoilTrucks,
  transportPermits,
  pedicabs,
  kioskSurveys,
  schemeVersions,
  handovers,
  rules,
  findingExceptions,
  workLists,
  crews,
  attendances,
  standingOrders,
  shiftRoutes,
  scenes,
  walls,
  screens,
  wallPushes,
  alarmAnswers,
];

const byId = new Map(recordKinds.map((kind) => [kind.id, kind]));

/** The declaration of a kind; undefined where there is none of that id. */
export function recordKindById(id: string): RecordKind | undefined {
  return byId.get(id);
}
