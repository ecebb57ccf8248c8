import type { FieldTask, FieldTaskKind, OpenAct } from '#domain/cases/field-task.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Measure, RequestKind, RequestStep } from '#domain/cases/words.ts';
import type { Feature, Properties } from '#domain/feature.ts';

const kinds: Readonly<Partial<Record<CaseStatus, FieldTaskKind>>> = {
  pendingVerification: 'verify',
  pendingInspection: 'inspect',
};

/**
 * A case as a phone keeps it.
 * @param acts that whoever asks may do on it
 * @param hand who asks, as the journal names him
 */
export function taskOf(
  { id, version, geometry, properties: p }: Feature,
  acts: readonly OpenAct[],
  hand: string,
): FieldTask {
  const text = (name: string) => String(p[name] ?? '');
  const list = (name: string) => (p[name] as readonly string[] | undefined) ?? [];
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  const kind = kinds[p['status'] as CaseStatus] ?? 'handle';
  return {
    id,
    number: text('number'),
    version,
    kind,
    status: p['status'] as CaseStatus,
    classStandard: text('classStandard'),
    classKind: p['classKind'] as FieldTask['classKind'],
    classCode: text('classCode'),
    className: text('className'),
    action: Number(p['action']),
    place: text('place'),
    lon,
    lat,
    photos: list('photos'),
    urgent: p['urgent'] === true,
    unit: text('unit'),
    reworks: Number(p['reworks'] ?? 0),
    steps: {
      ...given(p, ['signedForAt', 'arrivedAt', 'arrivedMetres', 'handledAt']),
      ...(kind === 'handle' ? sent(p['assignedAt']) : sent(p['enteredAt'])),
    },
    ...given(p, ['road', 'description', 'permitHint', 'coUnit', 'crew', 'assignee', 'task', 'reason', 'officers']),
    ...given(p, ['photosVerified', 'photosAfter', 'photosInspected', 'photoFlags', 'lateUpload']),
    ...given(p, ['dueAt', 'yellowAt', 'stageDueAt', 'stageYellowAt']),
    ...(p['measure'] === undefined ? {} : { measure: p['measure'] as Measure }),
    ...requestOf(p, hand),
    ...(p['supportAsked'] === true ? { support: { at: text('supportAskedAt'), reason: text('supportReason') } } : {}),
    acts,
  };
}

function sent(at: Properties[string]): FieldTask['steps'] {
  return typeof at === 'string' ? { sentAt: at } : {};
}

function given(p: Properties, names: readonly string[]): object {
  return Object.fromEntries(names.flatMap((name) => (p[name] === undefined ? [] : [[name, p[name]]])));
}

function requestOf(p: Properties, hand: string): Pick<FieldTask, 'request'> {
  if (p['request'] === undefined) return {};
  return {
    request: {
      kind: p['request'] as RequestKind,
      step: p['requestStep'] as RequestStep,
      at: String(p['requestedAt']),
      reason: String(p['requestReason'] ?? ''),
      isMine: p['requestBy'] === hand,
    },
  };
}
