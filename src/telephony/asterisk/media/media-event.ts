/** The text messages of a media socket (chan_websocket, `control_message_format=json`), checked; the only place that names their fields. */
import { z } from 'zod';

const events = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('MEDIA_START'),
    channel_id: z.string().min(1).max(150),
    format: z.string(),
    optimal_frame_size: z.coerce.number(),
  }),
  z.object({ event: z.literal('MEDIA_MARK_PROCESSED'), correlation_id: z.string().max(200) }),
  z.object({ event: z.literal('MEDIA_XOFF') }),
  z.object({ event: z.literal('MEDIA_XON') }),
  z.object({ event: z.literal('ERROR') }),
]);

export type MediaEvent = z.infer<typeof events>;
export type MediaStart = Extract<MediaEvent, { event: 'MEDIA_START' }>;

/** A message; null for what we do not need; undefined for what cannot be read: the switch speaks another dialect. */
export function parseMediaEvent(text: string): MediaEvent | null | undefined {
  try {
    const result = events.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return undefined;
  }
}
