/** What an operator hears before the caller is put through: why, and which item it is about. */
import type { Published } from '../calls/published.js';
import { TRANSFER_REASONS, type TransferReason } from '../domain/call.js';
import { type Spoken, say } from '../domain/prompt.js';
import { renderSay } from '../speech/render.js';

/** `reason` as it came in an address is not trusted; `item` is a code. */
export function whisperSentences({ knowledge, books }: Published, about: { reason: string; item?: string | null }): Spoken[] {
  const book = books['zh-CN'];
  const known: TransferReason = TRANSFER_REASONS.find((one) => one === about.reason) ?? 'asked';
  const reason = book.terms.reason[known];
  const item = about.item == null ? undefined : knowledge.catalog.item(about.item);
  return renderSay(
    item ? say('operator.whisper.item', { reason, item: item.short_name }) : say('operator.whisper', { reason }),
    book,
  );
}
