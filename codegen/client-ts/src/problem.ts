import type { Fault, Problem, ProblemCode } from './generated/types.js';

/** oO did not serve the request, and says why (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  /** What kind of problem it is: tell problems apart by this. Open: a newer oO may know more. */
  readonly code: ProblemCode;
  readonly status: number;
  /** The kind of problem in a few words, for people. */
  readonly title: string;
  /** What happened this time, for people. */
  readonly detail: string;
  /** A page that explains this kind of problem. */
  readonly type: string;
  /** Name it when you ask for help. */
  readonly requestId: string;
  /** Whether the same request can succeed later. */
  readonly retryable: boolean;
  /** Every value that stands in `detail`, to word it yourself. */
  readonly params: Record<string, string>;
  /** Every fault of the request, when `code` is `VALIDATION_FAILED`. */
  readonly errors: Fault[];
  /** How long oO asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.code}: ${problem.detail || problem.title} (request ${problem.request_id || 'unknown'})`);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail;
    this.type = problem.type;
    this.requestId = problem.request_id;
    this.retryable = problem.retryable;
    this.params = problem.params;
    this.errors = problem.errors;
    this.retryAfter = retryAfter;
  }
}

/** No answer came, or none that oO gives: the network broke, the time ran out, or something else answered. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** The problem in an answer; something between here and oO may have answered instead, in words of its own. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const { status, statusText, headers } = response;
  const told = headers.get('content-type')?.startsWith('application/problem+json') ? (JSON.parse(text) as Problem) : undefined;
  const problem = told ?? {
    type: 'about:blank',
    title: statusText,
    status,
    detail: `Not oO answered, but something before it, with status ${status}.`,
    instance: '',
    code: `HTTP_${status}`,
    request_id: headers.get('request-id') ?? '',
    retryable: status === 429 || (status >= 502 && status <= 504),
    params: {},
    errors: [],
  };
  return new ProblemError(problem, milliseconds(headers.get('retry-after')));
}

/** `Retry-After` is a number of seconds or a date (RFC 9110). */
function milliseconds(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
