import type { SigningFault } from '#domain/people/signing.ts';
import { problem } from '../http/problem.ts';

/** The answer to somebody who cannot sign on or off. */
export function signingProblem(refusal: SigningFault): Error {
  if (refusal.fault === 'not-on') {
    return problem(409, {
      type: '/problems/not-on-duty',
      title: 'Not on duty',
      detail: 'There is nothing to sign off from at that time: you were not on duty (未上岗).',
    });
  }
  const { id, from, to, until, post, crew } = refusal.stretch;
  const current = {
    id,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
    ...(post === undefined ? {} : { post }),
    ...(crew === undefined ? {} : { crew }),
  };
  return refusal.fault === 'on-already'
    ? problem(409, {
        type: '/problems/on-duty',
        title: 'On duty already',
        detail: `You are on duty (上岗) since ${current.from}.`,
        members: { current },
      })
    : problem(409, {
        type: '/problems/on-duty-then',
        title: 'On duty then',
        detail: `You were on duty (上岗) at that time, from ${current.from} to ${current.to ?? current.until}.`,
        members: { current },
      });
}

/** Two signed the same person on or off at the same moment. */
export function endedMeanwhile(): Error {
  return problem(409, { title: 'Changed meanwhile', detail: 'You signed on or off elsewhere just now; look again.' });
}
