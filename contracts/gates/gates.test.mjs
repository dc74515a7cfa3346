// Every gate passes on the contracts as they are, and stops a change that was prepared to break it.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { contracts, gates, migrations, recordedBefore, sqlChecksums } from './gates.mjs';

// A version is judged against the released one: what is to be stopped begins there, however far the contract has come since.
const changed = (change, gate) => {
  const folder = mkdtempSync(join(tmpdir(), 'oo-contracts-'));
  for (const part of ['openapi', 'proto', 'sql']) {
    const from = gate?.endsWith('Version') && part !== 'sql' ? join(contracts, 'released') : contracts;
    cpSync(join(from, part), join(folder, part), { recursive: true });
  }
  change((file, edit) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = edit(before);
    assert.notEqual(after, before, `the prepared change of ${file} changes nothing`);
    writeFileSync(path, after);
  }, folder);
  return folder;
};

for (const [name, gate] of Object.entries(gates)) {
  test(`${name} passes`, () => {
    const { ok, report } = gate(contracts);
    assert.ok(ok, report);
  });
}

const first = () => migrations(contracts).find((file) => file.startsWith('events/'));

const breaking = {
  'openapiLint stops an operation without a description': ['openapiLint', (edit) =>
    edit('openapi/recommender.yaml', (text) => text.replace(/      description: \|\n        One decision[\s\S]*?      x-scope/, '      x-scope'))],
  'openapiLint stops an example that breaks its schema': ['openapiLint', (edit) =>
    edit('openapi/recommender.yaml', (text) => text.replace('value: {trigger: pull}', 'value: {trigger: shove}'))],
  'openapiVersion stops a removed field without a new major version': ['openapiVersion', (edit) =>
    edit('openapi/recommender.yaml', (text) => text.replace(/        expires_at: .*\n/g, '').replaceAll(', expires_at', ''))],
  'openapiVersion stops a new required request field': ['openapiVersion', (edit) =>
    edit('openapi/recommender.yaml', (text) => text.replace('required: [trigger]', 'required: [trigger, another]'))],
  'openapiVersion stops an added operation without a new minor version': ['openapiVersion', (edit) =>
    edit('openapi/profile.yaml', (text) => text.replace('    put:\n      operationId: setConsent', '    delete:\n      operationId: forgetConsent\n      summary: Forget\n      description: Forget.\n      responses: {"204": {description: Gone.}}\n    put:\n      operationId: setConsent'))],
  'scorerLint stops an example that breaks its schema': ['scorerLint', (edit) =>
    edit('openapi/scorer.yaml', (text) => text.replace('scores: [1.25, -0.5]', 'scores: [high, low]'))],
  'scorerVersion stops a new required request field': ['scorerVersion', (edit) =>
    edit('openapi/scorer.yaml', (text) => text.replace('required: [model, features_hash, rows]', 'required: [model, features_hash, rows, user]')
      .replace('        features_hash: {type: string, pattern: "^[0-9a-f]{64}$", description: "SHA-256, in hex, of the text', '        user: {type: string, description: Who.}\n$&'))],
  'scorerVersion stops a removed field of an answer': ['scorerVersion', (edit) =>
    edit('openapi/scorer.yaml', (text) => text.replace(/        width: .*\n/, '').replace('width, ', ''))],
  'protoLint stops a field without a comment': ['protoLint', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('  // What it is for, such as calendar_tips.\n', ''))],
  'protoBreaking stops a changed field type': ['protoBreaking', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('bool granted = 3', 'string granted = 3'))],
  'protoBreaking stops a removed field': ['protoBreaking', (edit) =>
    edit('proto/oo/recommender/events/v1/tip_events.proto', (text) => text.replace(/  \/\/ The decision, a UUID\.\n.*\n/, ''))],
  'protoBreaking stops a renumbered field': ['protoBreaking', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('bool granted = 3', 'bool granted = 4'))],
  'protoBreaking stops a renamed field': ['protoBreaking', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('bool granted = 3', 'bool given = 3'))],
  'protoBreaking stops a removed enum value': ['protoBreaking', (edit) =>
    edit('proto/oo/recommender/events/v1/tip_events.proto', (text) => text.replace(/  \/\/ oO asked itself.*\n.*\n/, ''))],
  'protoBreaking stops a field that leaves its oneof': ['protoBreaking', (edit) =>
    edit('proto/oo/recommender/events/v1/tip_events.proto', (text) =>
      text.replace('    // No tip.\n    SilenceOutcome silence = 6;\n  }', '  }\n  // No tip.\n  SilenceOutcome silence = 6;'))],
  'protoBreaking stops a removed message': ['protoBreaking', (edit) =>
    edit('proto/oo/integrations/events/v1/calendar_events.proto', (text) => text.replace(/message CalendarDisconnected[\s\S]*/, ''))],
  'protoBreaking stops a message that moves to another file': ['protoBreaking', (edit, folder) => {
    const file = 'proto/oo/profile/events/v1/profile_events.proto';
    const consent = /\/\/ The user gave or withdrew[\s\S]*/;
    const text = readFileSync(join(folder, file), 'utf8');
    edit(file, () => text.replace(consent, ''));
    writeFileSync(join(folder, file.replace('profile_events', 'consent_events')), text.replace(/\/\/ The user set[\s\S]*?\n}\n/, ''));
  }],
  'protoBreaking stops another Java package': ['protoBreaking', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('java_package = "oo.profile', 'java_package = "oo.person'))],
  'eventVersion stops a field that is new without a new version': ['eventVersion', (edit) =>
    edit('proto/oo/recommender/events/v1/tip_events.proto', (text) => text.replace('message Seen {}', 'message Seen {\n  // Where.\n  string place = 1;\n}'))],
  'eventVersion stops a new version of what has not grown': ['eventVersion', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text.replace('minor_version: 0', 'minor_version: 1'))],
  'eventVersion stops a new event that begins later than 0': ['eventVersion', (edit) =>
    edit('proto/oo/profile/events/v1/profile_events.proto', (text) => text + text.match(/\/\/ The user gave[\s\S]*/)[0]
      .replace('ConsentChanged', 'ConsentAsked').replace('consent.changed', 'consent.asked').replace('minor_version: 0', 'minor_version: 3'))],
  'sqlChecksums stops a changed migration': ['sqlChecksums', (edit) => edit(`sql/${first()}`, (text) => `${text}\n-- changed\n`)],
  'sqlChecksums stops a removed migration': ['sqlChecksums', (_, folder) => rmSync(join(folder, 'sql', first()))],
  'sqlChecksums stops a migration that nobody recorded': ['sqlChecksums', (_, folder) =>
    writeFileSync(join(folder, 'sql/profile/V9999__new.sql'), 'CREATE TABLE new (id uuid PRIMARY KEY);\n')],
  'sqlDestructive stops a dropped column without a marker': ['sqlDestructive', (_, folder) =>
    writeFileSync(join(folder, 'sql/profile/V9999__drop.sql'), 'ALTER TABLE preferences DROP COLUMN daily_cap;\n')],
  'sqlNotify stops a trigger that wakes a listener': ['sqlNotify', (_, folder) =>
    writeFileSync(join(folder, 'sql/profile/V9999__wake.sql'), "SELECT pg_notify('outbox', '');\n")],
};

for (const [name, [gate, change]] of Object.entries(breaking)) {
  test(name, () => {
    const folder = changed(change, gate);
    try {
      assert.equal(gates[gate](folder).ok, false, 'the gate let it pass');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

// The consumers are tried on events of an earlier and of a later version: both must be versions that the gates let pass.
const tried = join(contracts, '../adapters/protobuf/src/test/protobuf');
const file = 'oo/recommender/events/v1/tip_events.proto';
const version = (name) => readFileSync(join(tried, name, file), 'utf8').replace(`java_package = "${name}.oo`, 'java_package = "oo');
for (const [name, before, after] of [['older', version('older'), undefined], ['newer', undefined, version('newer')]]) {
  test(`the ${name} version that consumers are tried on could have been released`, () => {
    const folders = [before, after].map((text) => changed((edit) => text && edit(`proto/${file}`, () => text)));
    try {
      assert.ok(gates.protoBreaking(folders[1], folders[0]).ok, gates.protoBreaking(folders[1], folders[0]).report);
      assert.ok(gates.protoLint(folders[after ? 1 : 0]).ok, gates.protoLint(folders[after ? 1 : 0]).report);
    } finally {
      folders.forEach((folder) => rmSync(folder, { recursive: true }));
    }
  });
}

test('sqlDestructive lets a marked statement pass', () => {
  const folder = changed((_, root) => writeFileSync(join(root, 'sql/profile/V9999__drop.sql'),
    '-- destructive: nothing has read the column for two releases\nALTER TABLE preferences DROP COLUMN daily_cap;\n'));
  try {
    assert.ok(gates.sqlDestructive(folder).ok);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('sqlChecksums stops a migration that was changed together with its record', () => {
  const { ok, report } = sqlChecksums(contracts, undefined, () => new Map([...recordedBefore(), [first(), 'another checksum']]));
  assert.equal(ok, false);
  assert.match(report, /recorded on main with another checksum/);
});
