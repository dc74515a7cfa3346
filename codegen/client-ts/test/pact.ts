import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MatchersV3, PactV4, type V3MockServer } from '@pact-foundation/pact';
import { OoClient } from '@oo/client';

const { boolean, eachLike, fromProviderState, like, regex, string } = MatchersV3;

/** A new pact file: what an earlier run expected must not linger in it. */
export function newPact(consumer: string): PactV4 {
  const dir = join(dirname(fileURLToPath(import.meta.url)), '../../pacts');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return new PactV4({ consumer, provider: 'oO', dir, logLevel: 'warn' });
}

/** The pact's server may answer a request some time before it has noted it (pact-reference#535), and is asked for its notes next. */
const noted: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  await setTimeout(100);
  return response;
};

/** A client for the pact's server. It never tries twice: an expectation that is not met is no outage. */
export const clientOf = ({ url }: V3MockServer, token = 'ada') => new OoClient({ baseUrl: url, token, retries: 0, fetch: noted });

/** The provider puts in a real token of the user that its state is about. */
export const bearer = { Authorization: fromProviderState('Bearer ${token}', 'Bearer ada') };

export const EXAMPLE_TIP = 'tip_01kb3v8pk9ez0tz4y7n4d3j1y2';
const typeId = (prefix: string) => regex(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`, `${prefix}_01kb3v8pk9ez0tz4y7n4d3j1y2`);
const time = (example: string) => regex('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$', example);
const duration = (example: string) => regex('^P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$', example);
const code = (example: string) => regex('^[A-Z][A-Z_]+$', example);

export const etag = regex('^"[^"]+"$', '"1"');
export const key = { 'Idempotency-Key': regex('^[0-9a-f]{32}$', '0f5a4c1e6f0b4f0e9a532a6f6c1f6a10') };
export const json = { 'Content-Type': regex('^application/json\\b.*', 'application/json'), 'Request-Id': regex('^[0-9a-f]{32}$', '4bf92f3577b34da6a3ce929d0e0e4736') };

const anyTip = {
  tip_id: typeId('tip'),
  kind: string('movement'),
  title: string('Step outside for ten minutes'),
  body: string('You have 25 free minutes before your 14:00: walk once around the block in daylight.'),
  effort: duration('PT10M'),
  action: { type: regex('^(none|timer|open_source)$', 'none') },
  why: eachLike({ code: code('FITS_FREE_TIME'), text: string('It fits the 25 minutes that you have until 14:00.') }),
  decided_at: time('2026-11-23T12:35:00Z'),
  expires_at: time('2026-11-23T13:00:00Z'),
};
export const offeredTip = { outcome: 'tip', decision_id: string('dec_01kb3v8pk9ez0tz4y7n4d3j1y2'), reopened: boolean(false), ...anyTip };
export const silence = { outcome: 'silence', decision_id: string('dec_01kb3v8pk9ez0tz4y7n4d3j1y2'), reason: code('CONSENT_MISSING'), text: string('You have not agreed to be pushed.') };
export const historicTip = { ...anyTip, state: string('done') };
export const keptFeedback = {
  feedback_id: typeId('fbk'), tip_id: fromProviderState('${tip_id}', EXAMPLE_TIP), state: 'done', repeated: false, late: false,
  received_at: time('2026-11-23T12:50:00Z'),
};
const count = (example: number) => MatchersV3.integer(example);
export const calendarImport = {
  import_id: typeId('imp'), calendar_id: typeId('cal'), imported: count(1), added: count(1), updated: count(0), unchanged: count(0),
  removed: count(0), skipped: [],
};
export const anyPreferences = {
  time_zone: string('Etc/UTC'), quiet_hours: like([]), kinds_off: like([]), daily_cap: count(12), push_cooldown: duration('PT1H'),
};

/** The headers and the body of a problem: its code, status and whether to try again are exact, the words are not. */
export function problem(status: number, problemCode: string, errors: unknown = []) {
  return {
    headers: { ...json, 'Content-Type': regex('^application/problem\\+json\\b.*', 'application/problem+json') },
    body: {
      type: regex(`^https?://.+/problems/${problemCode}$`, `http://localhost:8080/problems/${problemCode}`),
      title: string('A problem'), status, detail: string('It happened.'), instance: regex('^/.*', '/v1/tips'), code: problemCode,
      request_id: regex('^[0-9a-f]{32}$', '4bf92f3577b34da6a3ce929d0e0e4736'), retryable: false, params: like({}), errors,
    },
  };
}
