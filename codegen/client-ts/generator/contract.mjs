// The contract as one document, and the operations in it as the client needs to know them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** The contract's files, bundled into one document. */
export function bundled(file) {
  const folder = mkdtempSync(join(tmpdir(), 'oo-client-'));
  try {
    const bundle = join(folder, 'oo.json');
    execFileSync(process.execPath, [join(here, 'node_modules/@redocly/cli/bin/cli.js'), 'bundle', file, '--output', bundle], {
      cwd: here,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return JSON.parse(readFileSync(bundle, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The headers that a request may have. A new one needs a decision about how callers give it. */
const OPTIONS = { 'Idempotency-Key': 'keyed', 'If-Match': 'ifMatch', 'If-None-Match': 'ifNoneMatch' };
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

export const resolver = (contract) => (node) =>
  node?.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], contract) : node;

/** Every operation of the contract, by the order in which it stands there. */
export function operations(contract) {
  const resolve = resolver(contract);
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => operation(resolve, contract, path, method, item)));
}

function operation(resolve, contract, path, method, item) {
  const it = item[method];
  const parameters = [...(item.parameters ?? []), ...(it.parameters ?? [])].map(resolve);
  const named = (place) => parameters.filter((parameter) => parameter.in === place);
  const headers = named('header').map(({ name }) => OPTIONS[name] ?? fail(it, `takes the header ${name}, which the client has no option for`));
  if (named('cookie').length) fail(it, 'takes a cookie');
  const success = successOf(resolve, it);
  return {
    id: it.operationId,
    tag: it.tags?.[0] ?? fail(it, 'has no tag'),
    doc: [it.summary, it.description].filter(Boolean).join('\n\n'),
    method: method.toUpperCase(),
    path,
    pathParameters: named('path'),
    query: named('query'),
    body: bodyOf(resolve, it),
    ...success,
    keyed: headers.includes('keyed'),
    // The contract leaves If-Match out of `required`, so that a request without it is answered 428 and not 400.
    ifMatch: headers.includes('ifMatch') && (it.responses['428'] ? 'required' : 'optional'),
    ifNoneMatch: headers.includes('ifNoneMatch'),
    secured: (it.security ?? contract.security ?? []).length > 0,
    item: itemOf(resolve, it, method, named('query'), success.schema),
  };
}

function bodyOf(resolve, it) {
  const body = resolve(it.requestBody);
  if (!body) return undefined;
  const types = Object.keys(body.content);
  const uploads = types.filter((type) => type !== 'application/json');
  if (uploads.length > 1) fail(it, `takes ${uploads.join(' and ')}: a body does not tell which of them it is`);
  return { schema: body.content['application/json']?.schema, upload: uploads[0] };
}

/** All successes of an operation say the same, whatever their status is. */
function successOf(resolve, it) {
  const successes = Object.entries(it.responses).filter(([status]) => status.startsWith('2')).map(([, response]) => resolve(response));
  const contents = successes.map((success) => readable(Object.entries(success.content ?? {})));
  if (contents.some((content) => content.length > 1)) fail(it, 'answers in several media types');
  const [accept, media] = contents[0]?.[0] ?? [];
  if (contents.some((content) => JSON.stringify(content[0]?.[1]?.schema) !== JSON.stringify(media?.schema))) fail(it, 'answers differently by status');
  return { accept, schema: media?.schema, etag: successes.every((success) => success.headers?.ETag !== undefined) };
}

/** Of several representations the client gives the one in JSON: the others are files for other tools, and a `fetch` gets them. */
function readable(content) {
  const json = content.filter(([type]) => type === 'application/json');
  return content.length > 1 && json.length ? json : content;
}

/** What a listing lists: a GET that takes a cursor and answers {items, next_cursor}. */
function itemOf(resolve, it, method, query, schema) {
  const page = resolve(schema)?.properties ?? {};
  const takesCursor = query.some(({ name }) => name === 'cursor');
  const givesCursor = page.next_cursor !== undefined;
  if (takesCursor !== givesCursor || (givesCursor && (method !== 'get' || page.items?.type !== 'array'))) fail(it, 'is half a listing');
  return givesCursor ? page.items.items : undefined;
}

function fail(it, what) {
  throw new Error(`${it.operationId} ${what}`);
}
