/** What came back, headers included. `E` is `string` where the contract promises an `ETag`. */
export interface Answer<T, E = undefined> {
  data: T;
  status: number;
  headers: Headers;
  /** Name it when you ask for help. */
  requestId: string;
  /** For `ifMatch` and `ifNoneMatch`. */
  etag: E;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  replayed: boolean;
}

/** A request on its way: await it for the data, or `withResponse()` for the headers too. */
export class Call<T, E = undefined> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'Call';
  readonly #answer: Promise<Answer<T, string | undefined>>;
  readonly #etag: boolean;

  constructor(answer: Promise<Answer<T, string | undefined>>, etag: boolean) {
    this.#answer = answer;
    this.#etag = etag;
  }

  async withResponse(): Promise<Answer<T, E>> {
    const answer = await this.#answer;
    if (this.#etag && answer.etag === undefined) throw new Error('the answer came without its ETag: something between here and oO removed it');
    return answer as Answer<T, E>;
  }

  then<A = T, B = never>(done?: ((data: T) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.#answer.then(({ data }) => data).then(done, failed);
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, failed);
  }

  finally(last?: (() => void) | null): Promise<T> {
    return this.then().finally(last);
  }
}
