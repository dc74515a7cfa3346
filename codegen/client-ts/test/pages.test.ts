import assert from 'node:assert/strict';
import test from 'node:test';
import { problem, serve, tip } from './server.js';

const collect = async <T>(items: AsyncIterable<T>) => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

test('iterates over all pages with the same filters', async (t) => {
  const { oo, received } = await serve(t, [
    { body: { items: [tip('1'), tip('2')], next_cursor: 'c2' } },
    { body: { items: [], next_cursor: 'c3' } },
    { body: { items: [tip('3')] } },
  ]);
  const tips = await collect(oo.tips.all({ kind: 'movement', limit: 2 }));
  assert.deepEqual(tips.map(({ title }) => title), ['1', '2', '3']);
  assert.deepEqual(received.map(({ url }) => url), [
    '/v1/tips?kind=movement&limit=2', '/v1/tips?kind=movement&limit=2&cursor=c2', '/v1/tips?kind=movement&limit=2&cursor=c3',
  ]);
});

test('asks for no page that nobody needs', async (t) => {
  const { oo, received } = await serve(t, [{ body: { items: [{ name: 'Work' }], next_cursor: 'c2' } }]);
  for await (const calendar of oo.calendars.all()) {
    assert.equal(calendar.name, 'Work');
    break;
  }
  assert.equal(received.length, 1);
});

test('stops at a listing that does not move on', async (t) => {
  const { oo, received } = await serve(t, [{ body: { items: [], next_cursor: 'c' } }, { body: { items: [], next_cursor: 'c' } }]);
  await assert.rejects(collect(oo.tips.all()), /does not move on/);
  assert.equal(received.length, 2);
});

test('throws the problem of the page that fails', async (t) => {
  const { oo } = await serve(t, [{ body: { items: [tip('1')], next_cursor: 'c2' } }, problem('INVALID_CURSOR', 400)]);
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const { title } of oo.tips.all()) seen.push(title);
  }, { code: 'INVALID_CURSOR' });
  assert.deepEqual(seen, ['1']);
});
