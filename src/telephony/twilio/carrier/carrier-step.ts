/** What a caller hears and what the line then waits for: one TwiML verb as the carrier plays it. */
import { elements, type TwimlNode, textOf } from '../twiml-tree.js';

export type CarrierStep =
  | { do: 'say'; text: string; language: string | null; voice: string | null; slow: boolean }
  | { do: 'play'; url: string }
  | { do: 'tones'; digits: string }
  | { do: 'pause'; ms: number }
  /** A verb this carrier does not play: reported, then skipped. */
  | { do: 'skip'; verb: string }
  /** Twilio's "we are sorry, an application error has occurred". */
  | { do: 'error'; message: string };

export type Waiting =
  | {
      for: 'gather';
      input: ('dtmf' | 'speech')[];
      numDigits: number | null;
      finishOnKey: string;
      timeoutMs: number;
      speechTimeoutMs: number | null;
      hints: string[];
      language: string;
    }
  | { for: 'record'; maxMs: number; finishOnKey: string }
  | { for: 'dial'; number: string; timeoutMs: number; whisperUrl: string | null }
  | { for: 'queue'; name: string }
  /** A media stream is open: the line speaks and listens itself. */
  | { for: 'stream'; url: string; parameters: Record<string, string> };

/** What a verb leads to: the next verb, a wait, another document, or the end of the call. */
export type Course =
  | { next: 'verb' }
  | { next: 'wait'; waiting: Waiting }
  | { next: 'document'; url: string; method: string }
  | { next: 'end' };

/** Plays one verb. */
export function playVerb(node: TwimlNode): { steps: CarrierStep[]; course: Course } {
  const wait = (waiting: Waiting, steps: CarrierStep[] = []) => ({ steps, course: { next: 'wait', waiting } as const });
  switch (node.name) {
    case 'Say':
    case 'Play':
    case 'Pause':
      return { steps: [spokenStep(node)], course: { next: 'verb' } };
    case 'Gather':
      return wait(gatherWait(node), elements(node).map(spokenStep));
    case 'Record':
      return wait({
        for: 'record',
        maxMs: seconds(node, 'maxLength', 3600),
        finishOnKey: node.attributes.finishOnKey ?? '1234567890*#',
      });
    case 'Dial':
      return wait(dialWait(node));
    case 'Enqueue':
      return wait({ for: 'queue', name: textOf(node).trim() });
    case 'Connect':
      return connectCourse(node);
    case 'Redirect':
      return { steps: [], course: { next: 'document', url: textOf(node).trim(), method: methodOf(node) } };
    case 'Hangup':
    case 'Reject':
    case 'Leave':
      return { steps: [], course: { next: 'end' } };
    default:
      return { steps: [{ do: 'skip', verb: node.name }], course: { next: 'verb' } };
  }
}

/** Only media streams are connected to; whatever else may stand there is skipped. */
function connectCourse(node: TwimlNode): { steps: CarrierStep[]; course: Course } {
  const stream = elements(node).find(({ name }) => name === 'Stream');
  if (stream === undefined) return { steps: [{ do: 'skip', verb: 'Connect' }], course: { next: 'verb' } };
  const parameters = elements(stream).map(({ attributes }) => [attributes.name ?? '', attributes.value ?? '']);
  const waiting = { for: 'stream', url: stream.attributes.url ?? '', parameters: Object.fromEntries(parameters) } as const;
  return { steps: [], course: { next: 'wait', waiting } };
}

/** How a verb's action is called; POST when it does not say. */
export function methodOf(node: TwimlNode): string {
  return (node.attributes.method ?? 'POST').toUpperCase();
}

function spokenStep(node: TwimlNode): CarrierStep {
  const { language = null, voice = null, digits } = node.attributes;
  if (node.name === 'Say') return { do: 'say', text: textOf(node).trim(), language, voice, slow: isSlow(node) };
  if (node.name === 'Pause') return { do: 'pause', ms: seconds(node, 'length', 1) };
  if (node.name === 'Play') return digits === undefined ? { do: 'play', url: textOf(node).trim() } : { do: 'tones', digits };
  return { do: 'skip', verb: node.name };
}

function isSlow(node: TwimlNode): boolean {
  return elements(node).some((child) => {
    const rate = child.name === 'prosody' ? (child.attributes.rate ?? '') : '';
    return /^(x-)?slow$/.test(rate) || Number(/^(\d+)%$/.exec(rate)?.[1] ?? 100) < 100;
  });
}

function gatherWait(node: TwimlNode): Waiting {
  const { input = 'dtmf', finishOnKey = '#', numDigits, speechTimeout, hints = '', language = 'en-US' } = node.attributes;
  return {
    for: 'gather',
    input: (['dtmf', 'speech'] as const).filter((kind) => input.split(' ').includes(kind)),
    numDigits: numDigits === undefined ? null : Number(numDigits),
    finishOnKey,
    timeoutMs: seconds(node, 'timeout', 5),
    speechTimeoutMs: speechTimeout === undefined || speechTimeout === 'auto' ? null : Number(speechTimeout) * 1000,
    hints: hints === '' ? [] : hints.split(','),
    language,
  };
}

function dialWait(node: TwimlNode): Waiting {
  const callee = elements(node)[0];
  const number = textOf(callee ?? node).trim();
  return { for: 'dial', number, timeoutMs: seconds(node, 'timeout', 30), whisperUrl: callee?.attributes.url ?? null };
}

function seconds(node: TwimlNode, attribute: string, usual: number): number {
  return Number(node.attributes[attribute] ?? usual) * 1000;
}
