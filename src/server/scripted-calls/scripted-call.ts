/** Scripted calls (test/calls/*.yaml): parses one, places it, and reports where the line did otherwise. */
import { parse } from 'yaml';
import { z } from 'zod';
import { DIAL_RESULTS, OUTCOMES, STAGES, type Turn } from '../../domain/call.js';
import { ASPECT_IDS, DECISIONS, INTENT_IDS } from '../../domain/intent.js';
import { PROMPTS, type PromptId } from '../../domain/prompt.js';
import type { CarrierCall } from '../../telephony/twilio/carrier/carrier-call.js';

const promptId = z.custom<PromptId>((id) => typeof id === 'string' && id in PROMPTS, 'unknown prompt id');

/** What is expected of a turn; all but what the caller does is optional. Prompt ids, not wording: staff may edit the wording. */
const expectations = {
  /** Exactly these prompts, in this order. */
  said: z.array(promptId).optional(),
  /** Values of any sentence of the turn. */
  values: z.record(z.string(), z.unknown()).optional(),
  /** Words that must be heard, and words that must not. */
  text: z.array(z.string()).optional(),
  not_text: z.array(z.string()).optional(),
  understood: z
    .strictObject({
      intent: z.enum(INTENT_IDS).optional(),
      decision: z.enum(DECISIONS).optional(),
      items: z.array(z.string()).optional(),
      aspects: z.array(z.enum(ASPECT_IDS)).optional(),
    })
    .optional(),
  stage: z.enum(STAGES).optional(),
  item: z.string().optional(),
  waits: z.enum(['gather', 'record', 'dial', 'nothing']).optional(),
};

const turnSchema = z.union([
  z.strictObject({ start: z.literal(true), ...expectations }),
  z.strictObject({ hear: z.string().min(1), confidence: z.number().min(0).max(1).nullable().optional(), ...expectations }),
  z.strictObject({ keys: z.string().regex(/^[\d*#]+$/), ...expectations }),
  z.strictObject({ silence: z.literal(true), ...expectations }),
  z.strictObject({ record: z.number().min(0), ...expectations }),
  z.strictObject({ dial: z.enum(DIAL_RESULTS), ...expectations }),
  z.strictObject({ hangup: z.literal(true) }),
]);
export type ScriptedTurn = z.infer<typeof turnSchema>;

export const scriptedCallSchema = z.strictObject({
  /** One sentence: what this call shows. */
  call: z.string().min(1),
  /** The caller's number; null withholds it. */
  from: z.string().nullable().default('+8613900001234'),
  /** The centre's clock when the call comes in. */
  now: z.iso.datetime({ offset: true }).default('2026-11-23T10:00:00+08:00'),
  /** Whether a person can be reached at all. */
  operator: z.boolean().default(true),
  turns: z.array(turnSchema).min(1),
  ends: z.enum(OUTCOMES).optional(),
});
export type ScriptedCall = z.infer<typeof scriptedCallSchema>;

/** Parses a script. Throws with the place and what is wrong. */
export function parseScriptedCall(text: string): ScriptedCall {
  const result = scriptedCallSchema.safeParse(parse(text));
  if (result.success) return result.data;
  throw new Error(z.prettifyError(result.error));
}

/** Does what the caller does in one turn of the script. */
export async function act(call: CarrierCall, turn: ScriptedTurn): Promise<void> {
  if ('hear' in turn) await call.speak(turn.hear, turn.confidence);
  else if ('keys' in turn) await call.press(turn.keys);
  else if ('silence' in turn) await call.silence();
  else if ('record' in turn) await call.record({ durationMs: turn.record * 1000, url: 'https://api.twilio.com/recordings/RE1' });
  else if ('dial' in turn) await call.dialled(turn.dial, turn.dial === 'completed' ? 60_000 : 0);
  else if ('hangup' in turn) await call.hangup();
}

/** What a turn did otherwise than the script says; empty when all is as it should be. */
export function deviations(expected: ScriptedTurn, call: CarrierCall, turn: Turn): string[] {
  if ('hangup' in expected) return [];
  const heard = call.steps.flatMap((step) => (step.do === 'say' ? [step.text] : [])).join(' ');
  const prompts = saidPrompts(turn, expected.said);
  const { understood } = expected;
  return [
    ...differs('said', expected.said, prompts),
    ...valueDeviations(expected.values, turn),
    ...(expected.text ?? []).filter((words) => !heard.includes(words)).map((words) => `“${words}” was not said, but: ${heard}`),
    ...(expected.not_text ?? []).filter((words) => heard.includes(words)).map((words) => `“${words}” was said: ${heard}`),
    ...differs('intent', understood?.intent, turn.understood?.intent),
    ...differs('decision', understood?.decision, turn.understood?.decision),
    ...differs('aspects', understood?.aspects, turn.understood?.aspects),
    ...differs('items', understood?.items, turn.understood?.items.map(({ code }) => code).slice(0, understood?.items?.length)),
    ...differs('stage', expected.stage, turn.state.stage),
    ...differs('item', expected.item, turn.state.item),
    ...differs('waits', expected.waits, call.waiting?.for ?? 'nothing'),
  ];
}

/** A notice (通知) comes and goes with the season: a script that does not name it does not mind it. */
function saidPrompts(turn: Turn, expected: readonly PromptId[] = []): PromptId[] {
  const prompts = turn.actions.flatMap((action) => (action.do === 'say' ? [action.say.prompt] : []));
  return expected.includes('notice') ? prompts : prompts.filter((prompt) => prompt !== 'notice');
}

function differs(what: string, expected: unknown, found: unknown): string[] {
  if (expected === undefined || JSON.stringify(expected) === JSON.stringify(found)) return [];
  return [`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}

function valueDeviations(expected: Record<string, unknown> | undefined, turn: Turn): string[] {
  const says = turn.actions.flatMap((action) => (action.do === 'say' ? [action.say.values] : []));
  return Object.entries(expected ?? {}).flatMap(([name, value]) => {
    const found = says.filter((values) => name in values).map((values) => values[name]);
    return found.some((one) => JSON.stringify(one) === JSON.stringify(value))
      ? []
      : [`value ${name}: expected ${JSON.stringify(value)}, found ${JSON.stringify(found)}`];
  });
}
