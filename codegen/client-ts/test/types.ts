// What the compiler must refuse: a line that it lets pass is an error here.
import { type OfferedTip, type OoClient, type Problem, ProblemError, type TipAction, type TipAnswer } from '@oo/client';

export function refused(oo: OoClient) {
  // @ts-expect-error: no such trigger
  void oo.tips.decideTip({ trigger: 'shove' });
  // @ts-expect-error: no such field
  void oo.tips.decideTip({ trigger: 'pull', why: 'so' });
  // @ts-expect-error: the contract asks for If-Match
  void oo.calendars.disconnectCalendar('cal_1');
  // @ts-expect-error: a snooze needs its end
  void oo.tips.recordFeedback({ tip_id: 'tip_1', reaction: { type: 'snooze' } });
  // @ts-expect-error: an absent field is absent, not undefined
  void oo.calendars.connectCalendar({ url: 'https://calendar.example.com', name: undefined });
  // @ts-expect-error: the iterator has the cursor itself
  void oo.tips.all({ cursor: 'c' });
  // @ts-expect-error: with the ETag of what one has, there may be nothing newer
  void oo.tips.getTip('tip_1', { ifNoneMatch: '"1"' }).then((tip) => tip.title);
  // @ts-expect-error: decisions have no ETag
  void oo.tips.decideTip({ trigger: 'pull' }).withResponse().then(({ etag }): string => etag);
}

/** Sealed: the compiler knows when every case is told. */
export function told(answer: TipAnswer): string {
  switch (answer.outcome) {
    case 'tip': return answer.title;
    case 'silence': return answer.until ?? answer.text;
  }
}

export function started(action: TipAction): string {
  switch (action.type) {
    case 'none': return '';
    case 'timer': return action.length;
    case 'open_source': return action.ref;
  }
}

/** Open: known values are offered by name, and others are possible. */
export function open(error: ProblemError, problem: Problem, tip: OfferedTip): string {
  const later: Problem['code'] = 'INVENTED_LATER';
  // @ts-expect-error: a parameter may be missing
  const parameter: string = problem.params['limit'];
  // @ts-expect-error: a tip may have no reason
  const reason: string = tip.why[0].text;
  return error.code === 'TIP_NOT_FOUND' ? later : parameter + reason;
}
