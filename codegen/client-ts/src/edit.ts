import type { Call } from './call.js';
import type { IfMatch } from './options.js';
import { ProblemError } from './problem.js';

/**
 * Reads, changes and writes back, without losing what somebody else wrote in between: then it reads again and applies the
 * change to what is there now. `change` may therefore run several times.
 */
export async function edit<T>(
  read: () => Call<T, string>,
  change: (current: T) => T,
  write: (next: T, options: IfMatch) => PromiseLike<T>,
  tries = 5,
): Promise<T> {
  for (let left = tries; ; left--) {
    const { data, etag } = await read().withResponse();
    try {
      return await write(change(data), { ifMatch: etag });
    } catch (failure) {
      if (left <= 1 || !(failure instanceof ProblemError) || failure.code !== 'PRECONDITION_FAILED') throw failure;
    }
  }
}
