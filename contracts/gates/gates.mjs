// The gates of the three contracts. Each takes a folder of contracts and returns { ok, report }.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bin = (name) => join(here, 'node_modules', '.bin', name);
export const contracts = dirname(here);

function run(command, args, cwd) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { ok: status === 0, report: stdout + stderr };
}

const redocly = (...args) => run(bin('redocly'), [...args, '--config', join(here, 'redocly.yaml')], here);

/** The OpenAPI files keep the rules of redocly.yaml, and their examples keep their own schemas. */
export const openapiLint = (folder) => redocly('lint', join(folder, 'openapi', 'oo.yaml'));

/** info.version was raised as far as the difference to the released contract asks for. */
export const openapiVersion = (folder, released = join(contracts, 'released')) =>
  redocly('diff', join(released, 'openapi', 'oo.yaml'), join(folder, 'openapi', 'oo.yaml'), '--check-version', '--fail-on', 'none');

/** The boundary to the Python scorer keeps the same rules; it has a version of its own. */
export const scorerLint = (folder) => redocly('lint', join(folder, 'openapi', 'scorer.yaml'));

export const scorerVersion = (folder, released = join(contracts, 'released')) =>
  redocly('diff', join(released, 'openapi', 'scorer.yaml'), join(folder, 'openapi', 'scorer.yaml'), '--check-version', '--fail-on', 'none');

export const protoLint = (folder) => run(bin('buf'), ['lint'], join(folder, 'proto'));

/** No message, field or file that was released has changed its meaning. */
export const protoBreaking = (folder, released = join(contracts, 'released')) =>
  run(bin('buf'), ['breaking', '--against', join(released, 'proto')], join(folder, 'proto'));

/** The messages and enums of a folder of events, by full name, without what does not change how they are read. */
function schemas(folder) {
  const { ok, report } = run(bin('buf'), ['build', '--exclude-source-info', '-o', '-#format=json'], folder);
  if (!ok) throw new Error(report);
  return new Map(JSON.parse(report).file.filter((file) => file.package?.startsWith('oo.')).flatMap((file) =>
    [...(file.messageType ?? []), ...(file.enumType ?? [])].map(({ options, ...schema }) =>
      [`${file.package}.${schema.name}`, { schema, event: options?.['[oo.shared.events.v1.event]'] }])));
}

/** A message with everything that it is made of, as text. */
function whole(all, name, seen = new Set()) {
  const { schema } = all.get(name) ?? {};
  if (!schema || seen.has(name)) return '';
  seen.add(name);
  return JSON.stringify(schema) + (schema.field ?? []).map(({ typeName = '' }) => whole(all, typeName.slice(1), seen)).join('');
}

/** An event whose schema has grown, or a part of it, has the next minor version; one that has not keeps its own. */
export function eventVersion(folder, released = join(contracts, 'released')) {
  const [now, before] = [schemas(join(folder, 'proto')), schemas(join(released, 'proto'))];
  const faults = [...now].filter(([, { event }]) => event).flatMap(([name, { event }]) => {
    const grown = before.has(name) && whole(now, name) !== whole(before, name);
    const expected = (before.get(name)?.event?.minorVersion ?? 0) + (grown ? 1 : 0);
    const told = event.minorVersion ?? 0;
    return told === expected ? [] : [`${name} has minor_version ${told}, and should have ${expected}`];
  });
  return { ok: faults.length === 0, report: faults.join('\n') };
}

export function migrations(folder) {
  const sql = join(folder, 'sql');
  return readdirSync(sql, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^V\d+__.*\.sql$/.test(entry.name))
    .map((entry) => relative(sql, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

export const checksum = (folder, file) => createHash('sha256').update(readFileSync(join(folder, 'sql', file))).digest('hex');

const recorded = (text) => new Map(text.split('\n').filter(Boolean).map((line) => line.split('  ').reverse()));

/** Every migration is recorded with its checksum, and no recorded one was ever changed or removed. */
export function sqlChecksums(folder, released = join(contracts, 'released'), history = recordedBefore) {
  const faults = [];
  const record = recorded(readFileSync(join(released, 'migrations.sha256'), 'utf8'));
  for (const file of migrations(folder)) {
    if (!record.has(file)) faults.push(`${file} is not recorded: npm run release -- migrations`);
  }
  for (const [file, sum] of record) {
    if (!existsSync(join(folder, 'sql', file))) faults.push(`${file} was recorded and is gone`);
    else if (checksum(folder, file) !== sum) faults.push(`${file} was recorded and has changed: write a new migration`);
  }
  for (const [file, sum] of history()) {
    if (record.get(file) !== sum) faults.push(`${file} was recorded on main with another checksum: a migration never changes`);
  }
  return { ok: faults.length === 0, report: faults.join('\n') };
}

/** The checksums that the main branch has, so that changing a migration and its record together does not pass either. */
export function recordedBefore() {
  for (const branch of ['origin/main', 'main']) {
    try {
      return recorded(execFileSync('git', ['show', `${branch}:contracts/released/migrations.sha256`],
        { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      // No such branch here, or it has no record yet: the next one may.
    }
  }
  return new Map();
}

const DESTRUCTIVE =
  /\b(DROP\s+(TABLE|COLUMN|SCHEMA|VIEW|TYPE|CONSTRAINT|INDEX)|TRUNCATE|DELETE\s+FROM|RENAME\s+(TO|COLUMN)|ALTER\s+COLUMN\s+\w+\s+(TYPE|SET\s+DATA\s+TYPE|SET\s+NOT\s+NULL))\b/i;

/** A statement that loses data, or breaks the version that still runs, says so: `-- destructive: <why it is safe>`. */
export function sqlDestructive(folder) {
  const faults = migrations(folder).flatMap((file) => {
    const text = readFileSync(join(folder, 'sql', file), 'utf8');
    const statement = text.replace(/--.*$/gm, '').match(DESTRUCTIVE);
    return statement && !/^-- destructive: \S.{9,}/m.test(text) ? [`${file}: "${statement[0]}" without "-- destructive: why"`] : [];
  });
  return { ok: faults.length === 0, report: faults.join('\n') };
}

/** No migration may wake a listener: inside the decision's transaction that divides its throughput by four. */
export function sqlNotify(folder) {
  const faults = migrations(folder).filter((file) =>
    /\b(NOTIFY\b|pg_notify)/i.test(readFileSync(join(folder, 'sql', file), 'utf8').replace(/--.*$/gm, '')));
  return { ok: faults.length === 0, report: faults.join('\n') };
}

export const gates = { openapiLint, openapiVersion, scorerLint, scorerVersion, protoLint, protoBreaking, eventVersion, sqlChecksums, sqlDestructive, sqlNotify };
