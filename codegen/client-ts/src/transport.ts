import { type Answer, Call } from './call.js';
import type { CallOptions, ClientOptions, IfMatch, IfNoneMatch, Keyed, Upload } from './options.js';
import { ConnectionError, type ProblemError, problemIn } from './problem.js';
import { sleep, waitBefore } from './retry.js';

/** What the contract says of an operation, as far as sending it needs to know. */
interface Operation {
  method: string;
  path: string;
  accept?: string;
  /** The media type of a body that is a file. */
  upload?: string;
  /** Takes an idempotency key. */
  keyed?: true;
  /** Promises an ETag. */
  etag?: true;
  /** Needs no token. */
  anonymous?: true;
}

interface Request {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  options: CallOptions & Keyed & Partial<IfMatch> & Partial<IfNoneMatch>;
}

export class Transport {
  readonly #client: ClientOptions;

  constructor(client: ClientOptions) {
    this.#client = client;
  }

  call<T, E>(operation: Operation, request: Request): Call<T, E> {
    return new Call<T, E>(this.#send<T>(operation, request), operation.etag === true);
  }

  async #send<T>(operation: Operation, request: Request): Promise<Answer<T, string | undefined>> {
    const { options } = request;
    const { retries = this.#client.retries ?? 2, signal } = options;
    const url = urlOf(this.#client.baseUrl, operation.path, request);
    const { headers, body } = messageOf(operation, request);
    // A POST without a key could be done twice: only the caller can know whether that matters.
    const tries = operation.method === 'POST' && !operation.keyed ? 1 : 1 + retries;
    for (let next = 2; ; next++) {
      try {
        signal?.throwIfAborted();
        return await this.#try<T>(operation, url, headers, body, options);
      } catch (failure) {
        const wait = next <= tries ? waitBefore(next, failure, this.#client.longestWait ?? 20_000) : undefined;
        if (wait === undefined) throw failure;
        await sleep(wait, signal);
      }
    }
  }

  async #try<T>(operation: Operation, url: string, headers: Record<string, string>, body: BodyInit | null, options: CallOptions): Promise<Answer<T, string | undefined>> {
    const { token, timeout = 30_000, fetch: send = fetch } = this.#client;
    const authorization = operation.anonymous || token === undefined ? {} : { authorization: `Bearer ${typeof token === 'string' ? token : await token()}` };
    const clock = AbortSignal.timeout(options.timeout ?? timeout);
    let problem: ProblemError;
    try {
      const response = await send(url, {
        method: operation.method,
        headers: { ...authorization, ...this.#client.headers, ...headers },
        body,
        signal: options.signal ? AbortSignal.any([options.signal, clock]) : clock,
        // oO redirects nobody, and a POST that follows a redirect becomes a GET.
        redirect: 'error',
      });
      if (response.ok || response.status === 304) return await answerOf<T>(response);
      problem = await problemIn(response);
    } catch (cause) {
      options.signal?.throwIfAborted();
      throw new ConnectionError(clock.aborted ? 'no answer came in time' : 'no answer came that can be read', { cause });
    }
    throw problem;
  }
}

function urlOf(baseUrl: string, template: string, { path = {}, query = {} }: Request): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, path[name]));
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return baseUrl.replace(/\/+$/, '') + filled + (given.length ? `?${new URLSearchParams(given)}` : '');
}

/** Dots would climb to another path, even when they are escaped, and nothing would be another resource. */
function segment(name: string, value = ''): string {
  if (/^\.{0,2}$/.test(value)) throw new TypeError(`"${value}" is no ${name}`);
  return encodeURIComponent(value);
}

function messageOf({ accept, upload, keyed }: Operation, { body, options }: Request): { headers: Record<string, string>; body: BodyInit | null } {
  const file = upload !== undefined && isUpload(body);
  return {
    headers: {
      accept: [accept, 'application/problem+json'].filter(Boolean).join(', '),
      ...(body === undefined ? {} : { 'content-type': file ? upload : 'application/json' }),
      ...(keyed ? { 'idempotency-key': options.idempotencyKey ?? newKey() } : {}),
      ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
      ...(options.ifNoneMatch === undefined ? {} : { 'if-none-match': options.ifNoneMatch }),
      ...options.headers,
    },
    body: body === undefined ? null : file ? body : JSON.stringify(body),
  };
}

const isUpload = (body: unknown): body is Upload =>
  typeof body === 'string' || body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);

/** 128 random bits; `crypto.randomUUID` is missing where a page was not loaded by https. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function answerOf<T>(response: Response): Promise<Answer<T, string | undefined>> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /^application\/([\w.-]+\+)?json\b/.test(headers.get('content-type') ?? '');
  return {
    data: (status === 204 || status === 304 ? undefined : isJson ? JSON.parse(text) : text) as T,
    status,
    headers,
    requestId: headers.get('request-id') ?? '',
    etag: headers.get('etag') ?? undefined,
    replayed: headers.get('idempotency-replayed') === 'true',
  };
}
