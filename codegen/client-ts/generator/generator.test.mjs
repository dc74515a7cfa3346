// The client follows the contract: what is new in it appears, and what it cannot tell stops the build.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientModule } from './client.mjs';
import { bundled, operations } from './contract.mjs';
import { typesModule } from './types.mjs';

const oo = bundled(join(dirname(fileURLToPath(import.meta.url)), '../../../contracts/openapi/oo.yaml'));
const changed = (change) => {
  const contract = structuredClone(oo);
  change(contract);
  return contract;
};

test('has a method for every operation of the contract', () => {
  const code = clientModule(oo);
  const ids = Object.values(oo.paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));
  assert.ok(ids.length >= 16);
  for (const id of ids) assert.match(code, new RegExp(`^  ${id}\\(`, 'm'));
});

test('makes an iterator for each listing that it finds', () => {
  const code = clientModule(changed(({ paths, components }) => {
    components.schemas.SnoozePage = structuredClone(components.schemas.TipPage);
    paths['/v1/snoozes'] = { get: structuredClone(paths['/v1/tips'].get) };
    paths['/v1/snoozes'].get.operationId = 'listSnoozes';
    paths['/v1/snoozes'].get.responses['200'].content['application/json'].schema.$ref = '#/components/schemas/SnoozePage';
  }));
  assert.match(code, /allSnoozes\(.*AsyncGenerator<Tip, void, undefined>/);
});

test('asks for If-Match where the contract answers 428 without', () => {
  const code = clientModule(changed(({ paths }) => delete paths['/v1/preferences'].put.responses['428']));
  assert.match(code, /setPreferences\(body: Preferences, options: CallOptions & Partial<IfMatch> = \{\}\)/);
  assert.match(clientModule(oo), /setPreferences\(body: Preferences, options: CallOptions & IfMatch\)/);
});

test('gives the representation in JSON where there are several', () => {
  assert.match(clientModule(oo), /getEventDescriptors\(options: CallOptions = \{\}\): Call<EventDescriptors, string>/);
  assert.equal(operations(oo).find(({ id }) => id === 'getEventDescriptors').accept, 'application/json');
});

const refused = {
  'half a listing': [/listTips is half a listing/, ({ components }) => delete components.schemas.TipPage.properties.next_cursor],
  'a header without an option': [/X-New/, ({ paths }) => paths['/v1/tips'].get.parameters.push({ name: 'X-New', in: 'header', schema: { type: 'string' } })],
  'a oneOf without a discriminator': [/no field tells apart/, ({ components }) => delete components.schemas.TipAnswer.discriminator],
  'a keyword that types cannot tell': [/allOf/, ({ components }) => (components.schemas.Tip.properties.title = { allOf: [{ type: 'string' }] })],
  'two kinds of file for one body': [/text\/csv/, ({ paths }) => (paths['/v1/calendars'].post.requestBody.content['text/csv'] = { schema: { type: 'string' } })],
  'an answer that is one of several files': [/several media types/, ({ paths }) => (paths['/docs'].get.responses['200'].content['text/plain'] = { schema: { type: 'string' } })],
  'an answer that depends on the status': [/differently by status/, ({ paths }) =>
    (paths['/v1/calendars'].post.responses['200'].content['application/json'].schema = { $ref: '#/components/schemas/Calendar' })],
  'a query that is no single value': [/no single value/, ({ paths }) =>
    paths['/v1/tips'].get.parameters.push({ name: 'kinds', in: 'query', schema: { type: 'array', items: { type: 'string' } } })],
};

for (const [what, [message, change]] of Object.entries(refused)) {
  test(`refuses ${what}`, () => {
    assert.throws(() => {
      const contract = changed(change);
      typesModule(contract);
      clientModule(contract);
    }, message);
  });
}

test('marks as anonymous only what the contract leaves open', () => {
  assert.deepEqual(operations(oo).filter(({ secured }) => !secured).map(({ tag }) => tag), ['events', 'discovery', 'discovery', 'discovery', 'discovery']);
});
