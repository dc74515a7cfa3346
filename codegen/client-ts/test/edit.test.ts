import assert from 'node:assert/strict';
import test from 'node:test';
import { edit, type OoClient, type Preferences } from '@oo/client';
import { preferences, problem, serve } from './server.js';

const mute = (oo: OoClient) =>
  edit(
    () => oo.profile.getPreferences(),
    (current): Preferences => ({ ...current, kinds_off: [...current.kinds_off, 'admin'] }),
    (next, options) => oo.profile.setPreferences(next, options),
  );

test('applies the change to what somebody else wrote in between', async (t) => {
  const theirs = { ...preferences, kinds_off: ['sleep'] };
  const { oo, received } = await serve(t, [
    { body: preferences, headers: { etag: '"1"' } },
    problem('PRECONDITION_FAILED', 412),
    { body: theirs, headers: { etag: '"2"' } },
    { body: { ...theirs, kinds_off: ['sleep', 'admin'] }, headers: { etag: '"3"' } },
  ]);
  assert.deepEqual((await mute(oo)).kinds_off, ['sleep', 'admin']);
  assert.deepEqual(received.map(({ headers }) => headers['if-match']), [undefined, '"1"', undefined, '"2"']);
  assert.deepEqual(JSON.parse(received[3]?.body ?? '').kinds_off, ['sleep', 'admin']);
});

test('throws what else goes wrong', async (t) => {
  const { oo, received } = await serve(t, [{ body: preferences, headers: { etag: '"1"' } }, problem('VALIDATION_FAILED', 400)]);
  await assert.rejects(mute(oo), { code: 'VALIDATION_FAILED' });
  assert.equal(received.length, 2);
});
