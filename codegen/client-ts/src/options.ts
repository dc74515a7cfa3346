/** How a client reaches oO. */
export interface ClientOptions {
  /** Where the API is, such as `https://api.example.com`. */
  baseUrl: string;
  /** The access token, or how to get one; asked for before each try, so that a fresh one can be given. */
  token?: string | (() => string | Promise<string>);
  /** How often a request that failed in passing is sent again. 2 when absent. */
  retries?: number;
  /** How long one try may take, in milliseconds. 30,000 when absent. */
  timeout?: number;
  /** The longest `Retry-After` that is waited for, in milliseconds; a longer one is the caller's to wait. 20,000 when absent. */
  longestWait?: number;
  /** Headers for every request. */
  headers?: Record<string, string>;
  /** What to use instead of the platform's `fetch`. */
  fetch?: typeof fetch;
}

/** What one call does otherwise than its client. */
export interface CallOptions {
  /** Ends the call, and its retries, early. */
  signal?: AbortSignal;
  retries?: number;
  timeout?: number;
  headers?: Record<string, string>;
}

/** For requests that create something. */
export interface Keyed {
  /** Requests with the same key are one request. A new one for each call when absent; every retry has it. */
  idempotencyKey?: string;
}

/** For requests that change something. */
export interface IfMatch {
  /** The `etag` of what the caller means to change, or `*`. */
  ifMatch: string;
}

/** For requests that read something. */
export interface IfNoneMatch {
  /** The `etag` of what the caller has: the answer is `undefined` while it is current. */
  ifNoneMatch: string;
}

/** A file. Streams are none: they could not be sent a second time. */
export type Upload = string | Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;
