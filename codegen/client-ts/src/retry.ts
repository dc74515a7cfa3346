import { ConnectionError, ProblemError } from './problem.js';

const FIRST_WAIT = 250;

/** How long to wait before try number `next` (the first is 1), in milliseconds; undefined when another one is no use. */
export function waitBefore(next: number, failure: unknown, longestWait: number): number | undefined {
  const passing = failure instanceof ConnectionError || (failure instanceof ProblemError && failure.retryable);
  if (!passing) return undefined;
  if (failure instanceof ProblemError && failure.retryAfter !== undefined) {
    return failure.retryAfter <= longestWait ? failure.retryAfter : undefined;
  }
  // Jitter keeps clients that failed together from coming back together.
  return Math.min(longestWait, FIRST_WAIT * 2 ** (next - 2)) * (0.5 + Math.random() / 2);
}

export function sleep(wait: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, wait);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
