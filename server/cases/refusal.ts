import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActRefusal } from '#domain/cases/course/world.ts';
import { problem } from '../http/problem.ts';
import type { CommitRefusal } from '../store/store.ts';

/**
 * The problem that a refused act is answered with: 409 with the acts that are possible where the state has no such act, 403
 * for one's own request, 422 with a pointer otherwise.
 */
export function actRefusal(act: CaseAct, number: string, refused: ActRefusal): Error {
  const field = (name: string | undefined, detail: string) =>
    problem(422, {
      detail: `"${act}" of ${number}: ${name === undefined ? '' : `"${name}" `}${detail}.`,
      errors: [{ pointer: name === undefined ? '/act' : `/input/${name}`, detail }],
    });
  switch (refused.reason) {
    case 'wrong-state':
      return problem(409, {
        title: 'Not possible now',
        detail: `"${act}" is not possible for ${number} as it stands. Possible: ${refused.possible.join(', ')}.`,
        members: { possible: refused.possible },
      });
    case 'own-hand':
      return problem(403, { detail: `"${act}" of ${number}: ${refused.detail}.` });
    case 'missing':
      return field(refused.field, 'is missing');
    case 'unwanted':
      return field(refused.field, `does not go with "${act}"`);
    case 'unfit':
      return field(refused.field, refused.detail);
  }
}

/** The problem of a case that was changed, or went, between reading and writing. */
export function changedMeanwhile(number: string, refused: CommitRefusal): Error {
  if (refused.reason === 'version-conflict' && refused.current !== null) {
    const detail = `${number} has version ${refused.current} by now`;
    return problem(409, {
      title: 'Changed meanwhile',
      detail: `${detail}; read it again.`,
      errors: [{ pointer: '/base', detail }],
      members: { current: refused.current },
    });
  }
  return problem(409, { title: 'Missing', detail: `${number} is not there any more.` });
}
