import assert from 'node:assert/strict';
import test from 'node:test';
import { ConnectionError } from '@oo/client';
import { problem, serve, tip, type Reply } from './server.js';

const silence: Reply = { body: { outcome: 'silence', decision_id: 'dec_1', reason: 'BUSY', text: 'Busy.' } };
const busy = (retryAfter = '0') => problem('OVERLOADED', 503, { retryable: true }, { 'retry-after': retryAfter });

test('sends a retryable request again, with the same idempotency key', async (t) => {
  const { oo, received } = await serve(t, [busy(), { cut: true }, silence]);
  assert.equal((await oo.tips.decideTip({ trigger: 'pull' })).outcome, 'silence');
  const keys = received.map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
  assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
});

test('gives each call a key of its own, or the caller\'s', async (t) => {
  const { oo, received } = await serve(t, [silence, silence, silence]);
  await oo.tips.decideTip({ trigger: 'pull' });
  await oo.tips.decideTip({ trigger: 'pull' });
  await oo.tips.decideTip({ trigger: 'pull' }, { idempotencyKey: 'mine' });
  const keys = received.map(({ headers }) => headers['idempotency-key']);
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[2], 'mine');
});

test('sends no key where the contract knows none', async (t) => {
  const { oo, received } = await serve(t, [{ body: tip('a') }]);
  await oo.tips.getTip('a');
  assert.equal(received[0]?.headers['idempotency-key'], undefined);
});

test('waits as long as Retry-After asks', async (t) => {
  const { oo } = await serve(t, [busy('1'), { body: tip('a') }]);
  const start = performance.now();
  await oo.tips.getTip('a');
  assert.ok(performance.now() - start >= 990);
});

test('waits until the date of Retry-After', async (t) => {
  const { oo } = await serve(t, [busy(new Date(Date.now() + 2000).toUTCString()), { body: tip('a') }]);
  const start = performance.now();
  await oo.tips.getTip('a');
  assert.ok(performance.now() - start >= 900);
});

test('leaves a long wait to the caller', async (t) => {
  const { oo, received } = await serve(t, [busy('3600')]);
  await assert.rejects(oo.tips.getTip('a'), { code: 'OVERLOADED', retryAfter: 3_600_000 });
  assert.equal(received.length, 1);
});

test('gives up after its retries and throws the last problem', async (t) => {
  const { oo, received } = await serve(t, [busy(), busy(), problem('UNAVAILABLE', 503, { retryable: true })]);
  await assert.rejects(oo.tips.getTip('a'), { code: 'UNAVAILABLE' });
  assert.equal(received.length, 3);
});

test('sends nothing again that cannot succeed', async (t) => {
  const { oo, received } = await serve(t, [problem('TIP_NOT_FOUND', 404)]);
  await assert.rejects(oo.tips.getTip('a'), { code: 'TIP_NOT_FOUND' });
  assert.equal(received.length, 1);
});

test('retries as often as the call says', async (t) => {
  const { oo, received } = await serve(t, [busy(), busy()]);
  await assert.rejects(oo.tips.getTip('a', { retries: 1 }), { code: 'OVERLOADED' });
  assert.equal(received.length, 2);
});

test('ends a try after its time and says so', async (t) => {
  const { oo, received } = await serve(t, [{ hang: true }, { hang: true }], { timeout: 60, retries: 1 });
  await assert.rejects(oo.tips.getTip('a'), (error) => error instanceof ConnectionError && /in time/.test(error.message));
  assert.equal(received.length, 2);
});

test('ends a request on its way when the caller does not want it any more', async (t) => {
  const { oo, received } = await serve(t, [{ hang: true }]);
  const start = performance.now();
  await assert.rejects(oo.tips.getTip('a', { signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' });
  assert.ok(performance.now() - start < 5_000);
  assert.equal(received.length, 1);
});

test('ends a pause when the caller does not want it any more', async (t) => {
  const { oo, received } = await serve(t, [busy('10'), { body: tip('a') }]);
  const start = performance.now();
  await assert.rejects(oo.tips.getTip('a', { signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' });
  assert.ok(performance.now() - start < 5_000);
  assert.equal(received.length, 1);
});

test('sends nothing that the caller does not want any more', async (t) => {
  const { oo, received } = await serve(t, []);
  await assert.rejects(oo.tips.getTip('a', { signal: AbortSignal.abort(new Error('too late')) }), /too late/);
  assert.equal(received.length, 0);
});
