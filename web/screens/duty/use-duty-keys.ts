import { allActs, type CaseAct } from '#domain/cases/acts.ts';
import { actKeys, actUnder, deskKeys } from './act-keys.ts';
import { useKeys } from './use-keys.ts';

interface DutyKeys {
  /** The acts that are possible for what is open or chosen. */
  readonly acts: readonly CaseAct[];
  readonly run: (act: CaseAct) => void;
  /** Goes up or down in the queue. */
  readonly step: (by: number) => void;
  /** Absent for whoever may not report. */
  readonly report: (() => void) | undefined;
  readonly close: () => boolean;
  readonly openActive: () => boolean;
  readonly choose: () => void;
  readonly chooseAll: () => void;
  readonly search: () => void;
  readonly whole: () => void;
  readonly copy: () => boolean;
  readonly print: () => boolean;
  /** @param at place of a view, 0 is the first */
  readonly view: (at: number) => void;
  /** Answers the newest alarm; false where there is none. */
  readonly alarm: () => boolean;
  readonly palette: () => void;
  readonly help: () => void;
  readonly isInList: () => boolean;
}

/** A page of rows by keyboard. */
const page = 10;

/** All keys of the desk: what may be done, the queue, the screen. */
export function useDutyKeys(desk: DutyKeys): void {
  const inList = (by: number) => () => {
    if (!desk.isInList()) return false;
    desk.step(by);
    return true;
  };
  const acts: Record<string, () => boolean> = {};
  for (const key of new Set(allActs.map((act) => actKeys[act]))) {
    acts[key] = () => {
      const act = actUnder(key, desk.acts);
      if (act) desk.run(act);
      return act !== undefined;
    };
  }
  useKeys({
    ...acts,
    [deskKeys.report]: desk.report,
    [deskKeys.next]: () => desk.step(1),
    [deskKeys.previous]: () => desk.step(-1),
    arrowdown: inList(1),
    arrowup: inList(-1),
    pagedown: inList(page),
    pageup: inList(-page),
    home: inList(-Infinity),
    end: inList(Infinity),
    enter: desk.openActive,
    [deskKeys.choose]: () => {
      if (!desk.isInList()) return false;
      desk.choose();
      return true;
    },
    [deskKeys.chooseAll]: () => {
      if (!desk.isInList()) return false;
      desk.chooseAll();
      return true;
    },
    [deskKeys.search]: desk.search,
    [deskKeys.whole]: desk.whole,
    [deskKeys.escape]: desk.close,
    [deskKeys.print]: desk.print,
    [deskKeys.copy]: desk.copy,
    [deskKeys.alarm]: desk.alarm,
    [deskKeys.palette]: desk.palette,
    [deskKeys.help]: desk.help,
    ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [String(at + 1), () => desk.view(at)])),
  });
}
