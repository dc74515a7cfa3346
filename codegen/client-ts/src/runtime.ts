export { Call } from './call.js';
export type { CallOptions, ClientOptions, IfMatch, IfNoneMatch, Keyed, Upload } from './options.js';
export { all } from './pages.js';
export { Transport } from './transport.js';
