import assert from 'node:assert/strict';
import test from 'node:test';
import { preferences, REQUEST_ID, serve, tip } from './server.js';

test('sends JSON with the token and reads the sealed answer', async (t) => {
  const { oo, received } = await serve(t, [{ body: { outcome: 'silence', decision_id: 'dec_1', reason: 'BUSY', text: 'You are in a meeting.' } }]);
  const answer = await oo.tips.decideTip({ trigger: 'push' });
  assert.equal(answer.outcome === 'silence' && answer.reason, 'BUSY');
  assert.equal(received[0]?.method, 'POST');
  assert.equal(received[0]?.url, '/v1/tips');
  assert.equal(received[0]?.headers.authorization, 'Bearer ada');
  assert.equal(received[0]?.headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(received[0]?.body ?? ''), { trigger: 'push' });
});

test('escapes what stands in paths and queries, and leaves out what is not given', async (t) => {
  const { oo, received } = await serve(t, [{ body: tip('a') }, { body: { items: [] } }]);
  await oo.tips.getTip('../consents?x=#');
  // @ts-expect-error: the compiler refuses undefined, and JavaScript has no compiler
  await oo.tips.listTips({ cursor: 'a&b=c', kind: undefined });
  assert.deepEqual(received.map(({ url }) => url), ['/v1/tips/..%2Fconsents%3Fx%3D%23', '/v1/tips?cursor=a%26b%3Dc']);
});

test('refuses an id that would lead to another resource', async (t) => {
  const { oo, received } = await serve(t, []);
  for (const id of ['', '.', '..']) await assert.rejects(oo.tips.getTip(id), TypeError);
  assert.equal(received.length, 0);
});

test('sends a file as it is and a subscription as JSON', async (t) => {
  const done = { body: { import_id: 'imp_1' }, headers: { etag: '"1"' } };
  const { oo, received } = await serve(t, [done, done, done]);
  await oo.calendars.connectCalendar('BEGIN:VCALENDAR');
  await oo.calendars.connectCalendar(new TextEncoder().encode('BEGIN:VCALENDAR'), { calendar_id: 'cal_1' });
  await oo.calendars.connectCalendar({ url: 'https://calendar.example.com/basic.ics' });
  assert.deepEqual(received.map(({ headers }) => headers['content-type']), ['text/calendar', 'text/calendar', 'application/json']);
  assert.deepEqual(received.map(({ body }) => body), ['BEGIN:VCALENDAR', 'BEGIN:VCALENDAR', '{"url":"https://calendar.example.com/basic.ics"}']);
  assert.equal(received[1]?.url, '/v1/calendars?calendar_id=cal_1');
});

test('gives headers with the data to those who ask', async (t) => {
  const { oo } = await serve(t, [{ body: preferences, headers: { etag: '"7"' } }, { body: { outcome: 'silence' }, headers: { 'idempotency-replayed': 'true' } }]);
  const answer = await oo.profile.getPreferences().withResponse();
  assert.deepEqual(answer.data, preferences);
  assert.equal(answer.etag, '"7"');
  assert.equal(answer.requestId, REQUEST_ID);
  assert.equal(answer.replayed, false);
  assert.equal((await oo.tips.decideTip({ trigger: 'pull' }).withResponse()).replayed, true);
});

test('says so when the promised ETag was lost on the way', async (t) => {
  const { oo } = await serve(t, [{ body: preferences }, { body: preferences }]);
  await assert.rejects(oo.profile.getPreferences().withResponse(), /without its ETag/);
  assert.deepEqual(await oo.profile.getPreferences(), preferences);
});

test('sends the ETag and answers undefined while it is current', async (t) => {
  const { oo, received } = await serve(t, [{ status: 304, headers: { etag: '"7"' } }]);
  assert.equal(await oo.profile.getPreferences({ ifNoneMatch: '"7"' }), undefined);
  assert.equal(received[0]?.headers['if-none-match'], '"7"');
});

test('answers nothing where there is nothing, and text as text', async (t) => {
  const { oo, received } = await serve(t, [{ status: 204 }, { body: 'openapi: 3.1.0', headers: { 'content-type': 'application/yaml' } }]);
  assert.equal(await oo.calendars.disconnectCalendar('cal_1', { ifMatch: '*' }), undefined);
  assert.equal(await oo.discovery.getContract(), 'openapi: 3.1.0');
  assert.equal(received[0]?.headers['if-match'], '*');
  assert.equal(received[1]?.headers.authorization, undefined, 'a token where none is needed');
});

test('asks for the token before each call', async (t) => {
  let asked = 0;
  const { oo, received } = await serve(t, [{ body: tip('a') }, { body: tip('a') }], { token: async () => `token-${++asked}` });
  await oo.tips.getTip('a');
  await oo.tips.getTip('a');
  assert.deepEqual(received.map(({ headers }) => headers.authorization), ['Bearer token-1', 'Bearer token-2']);
});
