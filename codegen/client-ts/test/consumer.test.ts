// What a web page of oO needs of the API, said with the client that it uses. The provider is verified against the file that
// comes out. Each state is about a user of its own, called Ada; the provider puts her token and her ids in.
import assert from 'node:assert/strict';
import test from 'node:test';
import { MatchersV3 } from '@pact-foundation/pact';
import type { Preferences, Tip } from '@oo/client';
import {
  anyPreferences, bearer, calendarImport, clientOf, etag, EXAMPLE_TIP, historicTip, json, keptFeedback, key, newPact, offeredTip, problem, silence,
} from './pact.js';

const { eachLike, fromProviderState, regex, string } = MatchersV3;
const pact = newPact('oO web');
const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//oO//pact//EN', 'BEGIN:VEVENT', 'UID:weekly@oo.example', 'DTSTAMP:20261123T080000Z',
  'DTSTART;TZID=Europe/Berlin:20261123T140000', 'DTEND;TZID=Europe/Berlin:20261123T150000', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Team meeting',
  'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

test('asks for a tip', () =>
  pact.addInteraction()
    .given('ada has an open tip')
    .uponReceiving('a user who asks for a tip')
    .withRequest('POST', '/v1/tips', (request) => request.headers({ ...bearer, ...key }).jsonBody({ trigger: 'pull' }))
    .willRespondWith(200, (response) => response.headers(json).jsonBody(offeredTip))
    .executeTest(async (server) => {
      const answer = await clientOf(server).tips.decideTip({ trigger: 'pull' });
      assert.equal(answer.outcome === 'tip' && answer.tip_id, EXAMPLE_TIP);
    }));

test('is told why there is no tip', () =>
  pact.addInteraction()
    .given('ada has not agreed to be pushed')
    .uponReceiving('the question whether to speak now')
    .withRequest('POST', '/v1/tips', (request) => request.headers({ ...bearer, ...key }).jsonBody({ trigger: 'push' }))
    .willRespondWith(200, (response) => response.headers(json).jsonBody(silence))
    .executeTest(async (server) => {
      const answer = await clientOf(server).tips.decideTip({ trigger: 'push' });
      assert.equal(answer.outcome === 'silence' && answer.reason, 'CONSENT_MISSING');
    }));

test('reads the tips so far, page by page', () => {
  const state = { tips: 3, limit: 2 };
  pact.addInteraction()
    .given('ada was given tips', state)
    .uponReceiving('a request for the first page of tips')
    .withRequest('GET', '/v1/tips', (request) => request.headers(bearer).query({ limit: '2' }))
    .willRespondWith(200, (response) => response.headers(json).jsonBody({ items: eachLike(historicTip, 2), next_cursor: regex('^[A-Za-z0-9_-]+$', 'bmV4dA') }));
  return pact.addInteraction()
    .given('ada was given tips', state)
    .uponReceiving('a request for the last page of tips')
    .withRequest('GET', '/v1/tips', (request) => request.headers(bearer).query({ limit: '2', cursor: fromProviderState('${cursor}', 'bmV4dA') }))
    .willRespondWith(200, (response) => response.headers(json).jsonBody({ items: eachLike(historicTip) }))
    .executeTest(async (server) => {
      const tips: Tip[] = [];
      for await (const tip of clientOf(server).tips.all({ limit: 2 })) tips.push(tip);
      assert.equal(tips.length, 3);
      assert.equal(tips[0]?.state, 'done');
    });
});

test('says that a tip is done', () =>
  pact.addInteraction()
    .given('ada has an open tip')
    .uponReceiving('the reaction that the tip is done')
    .withRequest('POST', '/v1/feedback', (request) =>
      request.headers({ ...bearer, ...key }).jsonBody({ tip_id: fromProviderState('${tip_id}', EXAMPLE_TIP), reaction: { type: 'done' } }))
    .willRespondWith(200, (response) => response.headers(json).jsonBody(keptFeedback))
    .executeTest(async (server) => {
      const feedback = await clientOf(server).tips.recordFeedback({ tip_id: EXAMPLE_TIP, reaction: { type: 'done' } });
      assert.equal(feedback.state, 'done');
    }));

test('is told of a tip that is not there', () => {
  const unknown = 'tip_00000000000000000000000000';
  const missing = problem(404, 'TIP_NOT_FOUND');
  return pact.addInteraction()
    .given('ada is signed in')
    .uponReceiving('a request for an unknown tip')
    .withRequest('GET', `/v1/tips/${unknown}`, (request) => request.headers(bearer))
    .willRespondWith(404, (response) => response.headers(missing.headers).jsonBody(missing.body))
    .executeTest((server) => assert.rejects(clientOf(server).tips.getTip(unknown), { name: 'ProblemError', code: 'TIP_NOT_FOUND', status: 404 }));
});

test('uploads a calendar', () =>
  pact.addInteraction()
    .given('ada has no calendar')
    .uponReceiving('a calendar file')
    .withRequest('POST', '/v1/calendars', (request) => request.headers({ ...bearer, ...key }).body('text/calendar', Buffer.from(calendar)))
    .willRespondWith(201, (response) => response.headers({ ...json, ETag: etag, Location: regex('/v1/calendars/cal_[0-9a-z]{26}$', '/v1/calendars/cal_01kb3v8pk9ez0tz4y7n4d3j1y2') }).jsonBody(calendarImport))
    .executeTest(async (server) => {
      const imported = await clientOf(server).calendars.connectCalendar(calendar).withResponse();
      assert.equal(imported.status, 201);
      assert.equal(imported.data.added, 1);
    }));

test('is told that an address cannot be subscribed to', () => {
  const forbidden = problem(422, 'FEED_FORBIDDEN');
  const url = 'http://10.0.0.7/calendar.ics';
  return pact.addInteraction()
    .given('ada has no calendar')
    .uponReceiving('a subscription to an address inside somebody\'s network')
    .withRequest('POST', '/v1/calendars', (request) => request.headers({ ...bearer, ...key }).jsonBody({ url }))
    .willRespondWith(422, (response) => response.headers(forbidden.headers).jsonBody(forbidden.body))
    .executeTest((server) => assert.rejects(clientOf(server).calendars.connectCalendar({ url }), { code: 'FEED_FORBIDDEN' }));
});

test('reads preferences', () =>
  pact.addInteraction()
    .given('ada is signed in')
    .uponReceiving('a request for preferences')
    .withRequest('GET', '/v1/preferences', (request) => request.headers(bearer))
    .willRespondWith(200, (response) => response.headers({ ...json, ETag: etag }).jsonBody(anyPreferences))
    .executeTest(async (server) => {
      const { data, etag: current } = await clientOf(server).profile.getPreferences().withResponse();
      assert.equal(current, '"1"');
      assert.equal(data.daily_cap, 12);
    }));

test('is told that the preferences at hand are current', () =>
  pact.addInteraction()
    .given('ada has preferences')
    .uponReceiving('a request for preferences newer than those at hand')
    .withRequest('GET', '/v1/preferences', (request) => request.headers({ ...bearer, 'If-None-Match': fromProviderState('${etag}', '"1"') }))
    .willRespondWith(304, (response) => response.headers({ ETag: etag }))
    .executeTest(async (server) => assert.equal(await clientOf(server).profile.getPreferences({ ifNoneMatch: '"1"' }), undefined)));

const wanted: Preferences = {
  time_zone: 'Europe/Berlin', quiet_hours: [{ days: ['sat', 'sun'], from: '22:00', to: '09:30' }], kinds_off: ['admin'], daily_cap: 6, push_cooldown: 'PT45M',
};

test('sets preferences', () =>
  pact.addInteraction()
    .given('ada has preferences')
    .uponReceiving('preferences that replace the current ones')
    .withRequest('PUT', '/v1/preferences', (request) => request.headers({ ...bearer, 'If-Match': fromProviderState('${etag}', '"1"') }).jsonBody(wanted))
    .willRespondWith(200, (response) => response.headers({ ...json, ETag: etag }).jsonBody(wanted))
    .executeTest(async (server) => assert.deepEqual(await clientOf(server).profile.setPreferences(wanted, { ifMatch: '"1"' }), wanted)));

test('is told that somebody else was faster', () => {
  const stale = problem(412, 'PRECONDITION_FAILED');
  return pact.addInteraction()
    .given('ada has preferences')
    .uponReceiving('preferences that replace some that are not current')
    .withRequest('PUT', '/v1/preferences', (request) => request.headers({ ...bearer, 'If-Match': '"stale"' }).jsonBody(wanted))
    .willRespondWith(412, (response) => response.headers(stale.headers).jsonBody(stale.body))
    .executeTest((server) => assert.rejects(clientOf(server).profile.setPreferences(wanted, { ifMatch: '"stale"' }), { code: 'PRECONDITION_FAILED' }));
});

test('is told which field is wrong', () => {
  const refused = problem(400, 'VALIDATION_FAILED', eachLike({ pointer: '/time_zone', code: string('pattern'), detail: string('must match the pattern') }));
  return pact.addInteraction()
    .given('ada has preferences')
    .uponReceiving('preferences with a time zone that is none')
    .withRequest('PUT', '/v1/preferences', (request) =>
      request.headers({ ...bearer, 'If-Match': fromProviderState('${etag}', '"1"') }).jsonBody({ ...wanted, time_zone: '1 o\'clock' }))
    .willRespondWith(400, (response) => response.headers(refused.headers).jsonBody(refused.body))
    .executeTest((server) =>
      assert.rejects(clientOf(server).profile.setPreferences({ ...wanted, time_zone: '1 o\'clock' }, { ifMatch: '"1"' }), (error: { errors: { pointer: string }[] }) =>
        error.errors[0]?.pointer === '/time_zone'));
});

test('is told to sign in', () => {
  const unknown = problem(401, 'UNAUTHENTICATED');
  return pact.addInteraction()
    .uponReceiving('a request with a token that is none')
    .withRequest('GET', '/v1/preferences', (request) => request.headers({ Authorization: 'Bearer not-a-token' }))
    .willRespondWith(401, (response) => response.headers({ ...unknown.headers, 'WWW-Authenticate': regex('^Bearer\\b.*', 'Bearer') }).jsonBody(unknown.body))
    .executeTest((server) => assert.rejects(clientOf(server, 'not-a-token').profile.getPreferences(), { code: 'UNAUTHENTICATED', status: 401 }));
});
