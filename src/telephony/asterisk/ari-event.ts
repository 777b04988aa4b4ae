/** The events of the switch, checked; the only place that names their fields. What we do not need is null. */
import { z } from 'zod';

const id = z.string().min(1).max(150);
const channel = z.object({
  id,
  name: z.string().default(''),
  caller: z.object({ number: z.string().default('') }).default({ number: '' }),
  dialplan: z.object({ exten: z.string().default('') }).default({ exten: '' }),
});
const recording = z.object({ name: z.string().min(1).max(200) });

const events = z.discriminatedUnion('type', [
  z.object({ type: z.literal('StasisStart'), channel, args: z.array(z.string()).default([]) }),
  z.object({ type: z.literal('StasisEnd'), channel }),
  z.object({ type: z.literal('ChannelDestroyed'), channel, cause: z.number().int().catch(0) }),
  z.object({ type: z.literal('ChannelDtmfReceived'), channel, digit: z.string().regex(/^[0-9*#A-D]$/) }),
  z.object({ type: z.literal('Dial'), peer: channel, dialstatus: z.string().default('') }),
  z.object({ type: z.literal('RecordingFinished'), recording }),
  z.object({ type: z.literal('RecordingFailed'), recording }),
  z.object({ type: z.literal('ApplicationReplaced') }),
]);

export type AriEvent = z.infer<typeof events>;
export type StasisStart = Extract<AriEvent, { type: 'StasisStart' }>;

/** An event, or null for what is none of ours or cannot be read. */
export function parseAriEvent(text: string): AriEvent | null {
  try {
    const result = events.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
