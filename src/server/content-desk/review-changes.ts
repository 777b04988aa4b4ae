/** What changes would do, as a reviewer sees it before publishing. */
import { describeFinding, type Finding } from '../../catalog/finding.js';
import type { Review } from '../../domain/console/content-drafts.js';
import type { ContentChange } from '../../domain/content.js';
import { PROMPTS, type PromptId } from '../../domain/prompt.js';
import { promptFacts } from '../../speech/prompt-facts.js';
import type { LiveContent } from '../live-content.js';
import type { MergedContent } from '../merge-content.js';
import { changedFields, changeTitle, promptKey, valueIn, valueInForce } from './change-view.js';
import type { DeskParts } from './draft-desk.js';

/** Differences, faults and warnings; `errors` forbid publishing. */
export async function reviewChanges(parts: DeskParts, changes: readonly ContentChange[]): Promise<Review> {
  const content = parts.content();
  const tried = content.check(changes);
  const { findings, problems } = tried;
  const views = await Promise.all(changes.map((change) => changeView(parts, change, tried.content)));
  const codes = new Set(changes.flatMap(({ kind, key }) => (kind === 'item' ? [key] : [])));
  const before = new Set(content.state().findings.map(sameFinding));
  const coming = findings.filter((one) => !before.has(sameFinding(one)) && (one.severity === 'error' || codes.has(one.item ?? '')));
  const own = changes.flatMap((change) => wordingFaults(content, change));
  return {
    changes: views,
    errors: [...problems.map(({ key, message }) => `${key}：${message}`), ...words(coming, 'error'), ...own],
    warnings: words(coming, 'warning'),
    calls: await parts.scriptCount(),
  };
}

async function changeView(
  { content, contentStore }: DeskParts,
  change: ContentChange,
  tried: MergedContent,
): Promise<Review['changes'][number]> {
  const { kind, key, value, base } = change;
  const [newest] = await contentStore.history({ kind, key });
  const overtaken = base !== undefined && (newest?.revision ?? 0) !== base;
  const live = content();
  return {
    kind,
    key,
    title: changeTitle(live, change, value),
    overtakenBy: overtaken ? (newest?.by ?? null) : null,
    // Back to the files: what they say is part of the content that was tried.
    fields: changedFields(kind, valueInForce(live, change), value ?? valueIn(tried, change)),
  };
}

/** Faults the engine could live with but callers should not have to. */
function wordingFaults(content: LiveContent, { kind, key, value }: ContentChange): string[] {
  const { language, id } = promptKey(key);
  if (kind !== 'prompt' || language === null || typeof value !== 'string' || !(id in PROMPTS)) return [];
  const { terms } = content.state().content.wordings[language];
  const { problems } = promptFacts(id as PromptId, value, { language, terms });
  return problems.filter(({ severity }) => severity === 'error').map(({ message }) => `${key}：${message.zh}`);
}

function sameFinding({ item, rule, field, message }: Finding): string {
  return [item, rule, field, message].join('\n');
}

function words(findings: readonly Finding[], severity: Finding['severity']): string[] {
  return findings.filter((one) => one.severity === severity).map(describeFinding);
}
