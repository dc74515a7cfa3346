import assert from 'node:assert/strict';
import test from 'node:test';
import { ConnectionError, ProblemError } from '@oo/client';
import { problem, REQUEST_ID, serve } from './server.js';

const failure = async (call: PromiseLike<unknown>) => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  return assert.fail('it did not fail');
};

test('throws a problem with everything that it says', async (t) => {
  const errors = [{ pointer: '/trigger', code: 'enum', detail: 'must be one of pull and push' }];
  const { oo } = await serve(t, [problem('VALIDATION_FAILED', 400, { errors, params: { field: 'trigger' } })]);
  const error = await failure(oo.tips.decideTip({ trigger: 'pull' }));
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, 'VALIDATION_FAILED');
  assert.equal(error.status, 400);
  assert.equal(error.requestId, REQUEST_ID);
  assert.equal(error.retryable, false);
  assert.deepEqual(error.params, { field: 'trigger' });
  assert.deepEqual(error.errors, errors);
  assert.match(error.message, /VALIDATION_FAILED: It happened\. \(request 4bf92f/);
});

test('throws a problem whose code it does not know', async (t) => {
  const { oo } = await serve(t, [problem('INVENTED_LATER', 418)]);
  assert.equal(((await failure(oo.tips.getTip('a'))) as ProblemError).code, 'INVENTED_LATER');
});

test('throws a problem for an answer that is not of oO', async (t) => {
  const { oo } = await serve(t, [{ status: 413, headers: { 'content-type': 'text/html' }, body: '<h1>Too large</h1>' }]);
  const error = await failure(oo.tips.getTip('a'));
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, 'HTTP_413');
  assert.equal(error.type, 'about:blank');
  assert.equal(error.retryable, false);
});

test('throws a connection error for an answer that cannot be read', async (t) => {
  const { oo } = await serve(t, [{ body: '<!doctype html>' }], { retries: 0 });
  assert.ok((await failure(oo.tips.getTip('a'))) instanceof ConnectionError);
});

test('rejects once when only the headers are asked for', async (t) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  t.after(() => process.off('unhandledRejection', note));
  const { oo } = await serve(t, [problem('TIP_NOT_FOUND', 404)]);
  await assert.rejects(oo.tips.getTip('a').withResponse(), { code: 'TIP_NOT_FOUND' });
  await new Promise((later) => setTimeout(later, 20));
  assert.deepEqual(unhandled, []);
});
