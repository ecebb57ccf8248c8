import { ok, refused, type Result } from '#domain/result.ts';
import { schemeActs, type SchemeAct, type SchemeState, type SchemeVersion } from './scheme-version.ts';

/*
 * How a version moves on (practice.md 2), numbered so that a refusal can be disputed:
 * 1. 草案 -> 送审 -> 批准 -> 公布; 退回 makes a draft of what was sent, 撤回 ends a draft. Nothing else moves.
 * 2. Whoever sent a version for approval does not approve it (practice.md 1: nobody approves his own request).
 * 3. 退回 says why. The comment, and who gave it when, stay until the version is sent again.
 * 4. 批准 names the document (文号).
 * 5. 公布 names when the version takes effect: not in the past, and after the kind's version published last, so that
 *    who answered on a day never changes afterwards. Without an instant: at once. Not later than a set time ahead either:
 *    nothing can be published before it any more, and a mistyped year would bar the kind.
 */

/** What is asked for. */
export interface ActRequest {
  readonly act: SchemeAct;
  readonly comment?: string;
  readonly approvalNumber?: string;
  /** Instant, ISO 8601. */
  readonly effectiveFrom?: string;
}

/** Who asks, when, and what of other versions matters. */
export interface ActSetting {
  /** As the journal names them. */
  readonly by: string;
  /** Whether the same person, by whatever token, sent the version for approval. */
  readonly isSubmitter: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** When the kind's version that was published last takes effect. */
  readonly lastEffectiveFrom: string | undefined;
  /** Days ahead at most that a version may take effect. */
  readonly mostDaysAhead: number;
}

/** Why an act is refused; `rule` is the number above. */
export type ActRefusal =
  | { readonly reason: 'state'; readonly rule: 1; readonly state: SchemeState; readonly from: SchemeState }
  | { readonly reason: 'own'; readonly rule: 2 }
  | { readonly reason: 'missing'; readonly rule: 3 | 4; readonly field: 'comment' | 'approvalNumber' }
  | { readonly reason: 'not-asked'; readonly field: ActField }
  | { readonly reason: 'not-an-instant'; readonly rule: 5 }
  | { readonly reason: 'too-early' | 'too-late'; readonly rule: 5; readonly limit: string };

type ActField = 'comment' | 'approvalNumber' | 'effectiveFrom';

/** Fields that an act takes. */
const takes: Readonly<Record<SchemeAct, readonly ActField[]>> = {
  submit: [],
  return: ['comment'],
  approve: ['comment', 'approvalNumber'],
  publish: ['effectiveFrom'],
  withdraw: [],
};

/** Moves a version on; rights, and whether its coverage is fit for it, are asked elsewhere. */
export function moveOn(
  version: SchemeVersion,
  request: ActRequest,
  setting: ActSetting,
): Result<SchemeVersion, ActRefusal> {
  const { act } = request;
  const { from, to } = schemeActs[act];
  if (version.state !== from) return refused({ reason: 'state', rule: 1, state: version.state, from });
  const odd = (['comment', 'approvalNumber', 'effectiveFrom'] as const).find(
    (field) => request[field] !== undefined && !takes[act].includes(field),
  );
  if (odd !== undefined) return refused({ reason: 'not-asked', field: odd });
  const at = new Date(setting.now).toISOString();
  const { comment, submittedAt, submittedBy, returnedAt, returnedBy, ...rest } = version;
  const sent = {
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(submittedBy === undefined ? {} : { submittedBy }),
  };
  switch (act) {
    case 'submit':
      return ok({ ...rest, state: to, submittedAt: at, submittedBy: setting.by });
    case 'return': {
      if (isBlank(request.comment)) return refused({ reason: 'missing', rule: 3, field: 'comment' });
      return ok({ ...rest, state: to, comment: request.comment!, returnedAt: at, returnedBy: setting.by });
    }
    case 'approve': {
      if (setting.isSubmitter) return refused({ reason: 'own', rule: 2 });
      if (isBlank(request.approvalNumber)) return refused({ reason: 'missing', rule: 4, field: 'approvalNumber' });
      const said = isBlank(request.comment) ? {} : { comment: request.comment! };
      const approved = { approvalNumber: request.approvalNumber!.trim(), approvedAt: at, approvedBy: setting.by };
      return ok({ ...rest, ...sent, state: to, ...said, ...approved });
    }
    case 'publish': {
      const effective = effectiveFrom(request.effectiveFrom, setting);
      if (!effective.ok) return effective;
      const published = { publishedAt: at, publishedBy: setting.by, effectiveFrom: effective.value };
      return ok({ ...version, state: to, ...published });
    }
    case 'withdraw':
      return ok({ ...version, state: to });
  }
}

function effectiveFrom(raw: string | undefined, setting: ActSetting): Result<string, ActRefusal> {
  const { now, lastEffectiveFrom, mostDaysAhead } = setting;
  const wanted = raw === undefined ? now : Date.parse(raw);
  if (Number.isNaN(wanted)) return refused({ reason: 'not-an-instant', rule: 5 });
  const last = lastEffectiveFrom === undefined ? -Infinity : Date.parse(lastEffectiveFrom);
  const earliest = Math.max(now, last + 1);
  if (wanted < earliest) return refused({ reason: 'too-early', rule: 5, limit: new Date(earliest).toISOString() });
  // After a version that takes effect late another one may follow at once.
  const latest = Math.max(now + mostDaysAhead * 86_400_000, earliest);
  if (wanted > latest) return refused({ reason: 'too-late', rule: 5, limit: new Date(latest).toISOString() });
  return ok(new Date(wanted).toISOString());
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
