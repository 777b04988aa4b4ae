/** What is worth saying ahead besides the fixed sentences: the answers about what is asked most. */
import type { Published } from '../calls/published.js';
import { answerItem } from '../dialog/answer.js';
import type { Knowledge } from '../dialog/knowledge.js';
import { newCallState } from '../dialog/step.js';
import { addDays } from '../domain/day.js';
import type { AspectId } from '../domain/intent.js';
import type { Spoken } from '../domain/prompt.js';
import { renderSay } from '../speech/render.js';
import type { Database } from '../store/database.js';
import { topKeys } from '../store/reports/overview.js';
import { isCacheable } from '../synthesis/cacheable.js';

/** Some hundred sentences, a few minutes of work. */
const MOST_ITEMS = 15;
const DAYS = 30;
/** Asked of an item at once, one by one; nothing: its name alone. */
const ASKED: readonly (readonly AspectId[])[] = [[], ['materials'], ['fee'], ['limit'], ['place']];

/** What an answer about an item does not depend on. */
const NO_CALL = { minute: 0, callerTail: null, ticketNumber: '', caseFile: null, caseLocked: false };

/** Codes of the items most asked in the month before `day`, a date; those of the demonstration month included. */
export async function itemsMostAsked({ read }: Pick<Database, 'read'>, day: string): Promise<string[]> {
  const keys = await topKeys(read, { from: addDays(day, -DAYS), to: day }, { kind: 'item', hideDemo: false, most: MOST_ITEMS });
  return keys.map(({ key }) => key);
}

/** What callers hear first about these items, in that order, each sentence once. */
export function sentencesAbout(
  codes: readonly string[],
  { knowledge, books }: Pick<Published, 'knowledge' | 'books'>,
  today: string,
): Spoken[] {
  const know: Knowledge = { ...knowledge, today, ...NO_CALL };
  const says = codes.flatMap((code) =>
    ASKED.flatMap((aspects) => answerItem(newCallState('zh-CN'), code, aspects, know)?.says ?? []),
  );
  const spoken = says.flatMap((one) => renderSay(one, books['zh-CN'])).filter(isCacheable);
  return [...new Map(spoken.map((one) => [one.text, one])).values()];
}
