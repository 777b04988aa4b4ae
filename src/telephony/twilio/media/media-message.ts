/** The messages of a media stream, checked; the only place that names their fields. Counters come as strings. */
import { z } from 'zod';

const counter = z.union([z.string().regex(/^\d{1,18}$/), z.int().nonnegative()]).transform(Number);
const sid = z.string().regex(/^[A-Za-z0-9]{2,64}$/);
/** Two seconds of sound, in base64; usual are 20 ms. */
const MOST_PAYLOAD = 24_000;

const messages = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    streamSid: sid,
    start: z.object({
      callSid: sid,
      accountSid: sid.optional(),
      mediaFormat: z.object({ encoding: z.string(), sampleRate: z.coerce.number(), channels: z.coerce.number() }),
      customParameters: z.record(z.string(), z.string()).default({}),
    }),
  }),
  z.object({
    event: z.literal('media'),
    media: z.object({
      track: z.string().default('inbound'),
      timestamp: counter.optional(),
      payload: z.string().max(MOST_PAYLOAD),
    }),
  }),
  z.object({ event: z.literal('dtmf'), dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }) }),
  z.object({ event: z.literal('mark'), mark: z.object({ name: z.string().max(200) }) }),
  z.object({ event: z.literal('stop') }),
]);

export type MediaMessage = z.infer<typeof messages>;
export type MediaStart = Extract<MediaMessage, { event: 'start' }>;

/** A message, or null for what is none of ours: new kinds may be added to the protocol at any time. */
export function parseMediaMessage(text: string): MediaMessage | null {
  // Sound is nearly all of it, fifty times a second for each call: it is read without the schema.
  const quick = quickMedia(text);
  if (quick !== null) return quick;
  try {
    const result = messages.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

function quickMedia(text: string): MediaMessage | null {
  if (!text.startsWith('{"event":"media"')) return null;
  const at = text.indexOf('"payload":"');
  const end = text.indexOf('"', at + 11);
  const timestamp = /"timestamp":"(\d{1,18})"/.exec(text)?.[1];
  const track = /"track":"(\w+)"/.exec(text)?.[1];
  if (at < 0 || end < 0 || timestamp === undefined || track === undefined || end - at > MOST_PAYLOAD) return null;
  return { event: 'media', media: { track, timestamp: Number(timestamp), payload: text.slice(at + 11, end) } };
}
