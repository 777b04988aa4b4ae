/** The way to a person on the switch: ring, tell the operator what it is about, join the two, and say how it ended. */
import type { DialResult, WayOn } from '../../domain/call.js';
import { HotlineError } from '../../errors.js';
import { ownChannel } from './call-bridge.js';
import type { Leg, LegEnd } from './legs.js';
import type { Call } from './switch-call.js';

type Transfer = Extract<WayOn, { do: 'transfer' }>;

/** The dialplan decides in this context whether a number is an extension or goes over the trunk. */
const CONTEXT = 'sunshine-operators';
/** ITU-T Q.850. */
const BUSY = 17;
const NOBODY = new Set([16, 18, 19, 21]);

/** Puts the caller through, and tells the dialogue the result once it is over. */
export async function transfer(call: Call, wayOn: Transfer): Promise<void> {
  const { ari, legs, dialogue, clock } = call.parts;
  const operator = legs.open(ownChannel(call.id, 'operator'));
  let joinedMs: number | null = null;
  const connecting = connect(call, { wayOn, operator }, () => {
    joinedMs = clock.now();
  });
  const left = call.leg.ended.then((): DialResult => (joinedMs === null ? 'canceled' : 'completed'));
  const result = await Promise.race([connecting, left]).finally(() => {
    connecting.catch(() => {});
    return endOperator(call, operator);
  });
  if (!call.leg.isOver()) await ari.ring(call.id, false);
  const durationMs = joinedMs === null ? 0 : Math.round(clock.now() - joinedMs);
  call.parts.observer.transferred(result);
  await dialogue.tell(call.id, { kind: 'dialled', result, durationMs });
}

/** A conversation that went on while this process was restarted. */
export async function awaitOperator(call: Call, channel: string): Promise<void> {
  const operator = call.parts.legs.open(channel);
  await Promise.race([operator.ended, call.leg.ended]);
  await endOperator(call, operator);
  await call.parts.dialogue.tell(call.id, { kind: 'dialled', result: 'completed', durationMs: 0 });
}

async function connect(
  call: Call,
  { wayOn, operator }: { wayOn: Transfer; operator: Leg },
  onJoined: () => void,
): Promise<DialResult> {
  const { ari, legs } = call.parts;
  await call.bridge.only();
  await ari.ring(call.id, true);
  const asked = await ari.dial({
    channel: operator.id,
    endpoint: `Local/${dialable(wayOn.number)}@${CONTEXT}/n`,
    callerId: call.from,
    timeoutMs: wayOn.timeoutMs,
    caller: call.id,
  });
  if (!asked) legs.end(operator.id);
  if (!(await operator.entered)) return resultOf(await operator.ended);
  await whisper(call, wayOn, operator);
  if (operator.isOver()) return 'no-answer';
  await ari.ring(call.id, false);
  await call.bridge.only(call.id, operator.id);
  onJoined();
  await operator.ended;
  return 'completed';
}

/** Without the whisper the two are joined all the same. */
async function whisper(call: Call, wayOn: Transfer, operator: Leg): Promise<void> {
  const { dialogue, onTrouble } = call.parts;
  try {
    const link = await call.bridge.withSound(operator.id);
    const { wire, listen, stop } = link.openWire();
    const said = new Promise<void>((resolve) => listen(dialogue.whisper(wayOn, wire, resolve)));
    await Promise.race([said, operator.ended, call.leg.ended, link.gone]);
    wire.clear();
    stop();
  } catch (error) {
    onTrouble(error);
  }
}

async function endOperator({ parts: { ari, legs } }: Call, operator: Leg): Promise<void> {
  if (!operator.isOver()) await ari.hangUp(operator.id).catch(() => false);
  legs.end(operator.id);
}

/** What a leg that never answered came to: the last word of the dialling, else the cause. */
export function resultOf({ cause, dialled }: LegEnd): DialResult {
  if (dialled === 'BUSY' || cause === BUSY) return 'busy';
  if (dialled === 'CHANUNAVAIL' || dialled === 'CONGESTION') return 'failed';
  if (dialled === 'NOANSWER' || dialled === 'CANCEL' || (cause !== null && NOBODY.has(cause))) return 'no-answer';
  return 'failed';
}

/** Digits and a plus, or the number would choose another context. Throws `internal`. */
function dialable(number: string): string {
  const digits = number.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,15}$/.test(digits)) return digits;
  throw new HotlineError('internal', 'the number to transfer to is not a phone number');
}
