/** Takes a report, whichever interface it came through. */
export { reportCase, type IncomingReport } from './report.ts';

/** Draws running numbers for cases that are written elsewhere: imports, the sample. */
export { caseByNumber, reserveNumbers } from './store.ts';

/** What the common doors may do to cases, and to crews that have some. */
export { requireOutsideCourse } from './common-door.ts';
export { requireNoCasesOfGone } from './crews-in-use.ts';

/** A case by its number or id; the acts that somebody may do on cases; what an act is done in. */
export { findCase } from './find.ts';
export { openActs } from './open-acts.ts';

/** Acts on cases that other concepts do: by a person's hand, or by a program's that goes by a rule which people made. */
export { doAct, type CaseAfter } from './do-act.ts';
export { actByProgram, type ProgramAct } from './program-act.ts';
