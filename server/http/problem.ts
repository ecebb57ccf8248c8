import Type from 'typebox';

/** One thing that is wrong with what was sent: where it stands, and what is wrong there. */
export interface ProblemEntry {
  /** JSON Pointer (RFC 6901) into the body. */
  readonly pointer?: string;
  /** Name of the query parameter. */
  readonly parameter?: string;
  /** Row and column of a table, as the spreadsheet shows them. */
  readonly row?: number;
  readonly column?: string;
  readonly detail: string;
}

/** What a problem says beside its status; see RFC 9457. */
export interface ProblemParts {
  /** A URI reference naming the kind of problem; 'about:blank' where the status says it all. */
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemEntry[];
  /** Members of this kind of problem's own (RFC 9457, 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Extra answer headers (`Allow`, `Retry-After`). */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of a problem answer, `application/problem+json`. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly errors?: readonly ProblemEntry[];
}

/** An answer of RFC 9457, thrown by handlers and written by the one error handler. */
export class HttpProblem extends Error {
  readonly statusCode: number;
  readonly parts: ProblemParts;

  constructor(status: number, parts: ProblemParts) {
    super(parts.detail ?? parts.title ?? titleOf(status));
    this.statusCode = status;
    this.parts = parts;
  }
}

/** Faults named in one answer. */
const errorsTold = 100;

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Request timed out',
  409: 'Conflict',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  412: 'Changed meanwhile',
  422: 'Not processable',
  428: 'Version missing',
  429: 'Too many attempts',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Not available now',
};

/** The title of a status where a problem brings none of its own. */
export function titleOf(status: number): string {
  return titles[status] ?? (status >= 500 ? 'Server error' : 'Request refused');
}

/**
 * Makes a problem to throw: `throw problem(404, { detail: '...' })`.
 * @param status HTTP status, 4xx or 5xx
 */
export function problem(status: number, parts: ProblemParts = {}): HttpProblem {
  return new HttpProblem(status, parts);
}

/**
 * The document of a problem.
 * @param instance path and query of the request it answers
 */
export function problemDocument(status: number, parts: ProblemParts, instance: string): ProblemDocument {
  return {
    type: parts.type ?? 'about:blank',
    title: parts.title ?? titleOf(status),
    status,
    ...(parts.detail === undefined ? {} : { detail: parts.detail }),
    instance,
    ...(parts.errors === undefined || parts.errors.length === 0 ? {} : { errors: firstOf(parts.errors) }),
    ...parts.members,
  };
}

/** A geometry of ten thousand wrong positions is told its first faults and how many there are. */
function firstOf(errors: readonly ProblemEntry[]): readonly ProblemEntry[] {
  if (errors.length <= errorsTold) return errors;
  return [...errors.slice(0, errorsTold), { detail: `and ${errors.length - errorsTold} faults more` }];
}

/** What a route's schema says of its refusals, for the API document. */
export const problemResponses = {
  '4xx': {
    description: 'A problem document (RFC 9457)',
    content: {
      'application/problem+json': {
        schema: Type.Object({
          type: Type.String(),
          title: Type.String(),
          status: Type.Integer(),
          detail: Type.Optional(Type.String()),
          instance: Type.String(),
          errors: Type.Optional(
            Type.Array(
              Type.Object({
                pointer: Type.Optional(Type.String({ description: 'JSON Pointer into the body' })),
                parameter: Type.Optional(Type.String({ description: 'name of the query parameter' })),
                row: Type.Optional(Type.Integer({ description: 'row of a table, its head is row 1' })),
                column: Type.Optional(Type.String({ description: 'head of the column of a table' })),
                detail: Type.String(),
              }),
            ),
          ),
        }),
      },
    },
  },
} as const;
