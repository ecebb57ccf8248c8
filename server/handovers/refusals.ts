import { handoverStates } from '#domain/handovers/handover.ts';
import type { StepRefusal } from '#domain/handovers/steps.ts';
import { problem } from '../http/problem.ts';
import type { CommitRefusal } from '../store/store.ts';

/** What a refused step says. */
export function stepProblem(refused: StepRefusal): Error {
  switch (refused.reason) {
    case 'state':
      return problem(409, {
        title: 'Not in this state',
        detail: `This goes from "${handoverStates[refused.from].en}"; the handover is "${handoverStates[refused.state].en}".`,
        members: { state: refused.state },
      });
    case 'own':
      return problem(403, { detail: 'Whoever handed over does not take over: another person signs the other side.' });
    case 'not-own':
      return problem(403, { detail: 'Only whoever signed takes the signature back.' });
    case 'order': {
      const detail = 'must be after the beginning of the shift';
      return problem(422, { detail: 'The shift ends before it began.', errors: [{ pointer: '/to', detail }] });
    }
  }
}

/** Another handover is not signed by both yet. */
export function stillOpen(id: string): Error {
  return problem(409, {
    title: 'The last handover is not finished',
    detail: `"${id}" is not signed by both; sign it or throw the draft away first.`,
    members: { open: id },
  });
}

/** What a refused commit says: somebody else was first. */
export function commitProblem(id: string, refused: CommitRefusal): Error {
  if (refused.reason === 'exists') return stillOpen(id);
  return problem(409, {
    title: 'Changed meanwhile',
    detail: `The handover "${id}" was changed or thrown away meanwhile; look at it again.`,
    errors: [{ pointer: '/base', detail: 'is not the version that stands by now' }],
  });
}
