/** Turns to save, as small as they may be. */
import type { NewTicket, TurnWrite } from '../../src/calls/ports.js';
import { newCallState } from '../../src/dialog/step.js';
import type { CallState, Turn } from '../../src/domain/call.js';

export const STARTED = new Date('2026-11-23T01:00:00Z');

export function aState(changes: Partial<CallState> = {}): CallState {
  return { ...newCallState('zh-CN'), turns: 1, ...changes };
}

/** A turn ten seconds after the one before it. */
export function aTurn(callId: string, index: number, changes: Partial<Turn> = {}): Turn {
  return {
    callId,
    index,
    at: new Date(STARTED.getTime() + index * 10_000),
    event: index === 0 ? 'started' : 'speech',
    heard: index === 0 ? null : '身份证丢了要带什么',
    confidence: index === 0 ? null : 0.87,
    understood: null,
    stage: 'open',
    state: aState({ turns: index + 1 }),
    actions: [{ do: 'hangup' }],
    spoken: [{ prompt: 'opening', language: 'zh-CN', text: '您好' }],
    ms: 3.5,
    token: `${callId}-token-${index}`,
    response: `<Response><Say>${callId} ${index}</Say></Response>`,
    ...changes,
  };
}

/** What saving it writes; the first turn brings the call. */
export function aWrite(callId: string, index: number, changes: Partial<TurnWrite> = {}): TurnWrite {
  const call = index === 0 ? { provider: 'twilio', from: '+8613812345678', to: '114' } : null;
  return { turn: aTurn(callId, index), call, tickets: [], receiptFailures: [], ending: null, ...changes };
}

export function aTicket(number: string): NewTicket {
  return { number, kind: 'callback', item: '0101', window: '01', phone: '+8613812345678', recording: null };
}
