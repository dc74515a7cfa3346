export { type Answer, Call } from './call.js';
export { edit } from './edit.js';
export * from './generated/client.js';
export type * from './generated/types.js';
export type { CallOptions, ClientOptions, IfMatch, IfNoneMatch, Keyed, Upload } from './options.js';
export { ConnectionError, ProblemError } from './problem.js';
