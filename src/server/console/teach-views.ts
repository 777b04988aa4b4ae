/** What the page of questions that were not understood shows of groups, understandings and what may be taught. */
import type { Published } from '../../calls/published.js';
import type { MissedGroupView, TeachTargets, UnderstoodView } from '../../domain/console/teach.js';
import { ASPECT_IDS, INTENT_IDS, type IntentId } from '../../domain/intent.js';
import type { MissedGroup } from '../../domain/missed.js';
import type { Understanding } from '../../domain/understanding.js';
import type { NearestItems } from '../../understand/nearest-items.js';

const ITEMS_SHOWN = 3;

/** A group with what the line makes of it now, and the items that come nearest to it: understood ones before such of a like name. */
export function groupView(group: MissedGroup, { understand, knowledge }: Published, nearestItems: NearestItems): MissedGroupView {
  const { statusAt, firstAt, lastAt, batch: _, ...rest } = group;
  const now = understand(group.text);
  const understood = now.items.slice(0, ITEMS_SHOWN);
  const known = new Set(understood.map(({ code }) => code));
  const alike = nearestItems(group.text).filter(({ code }) => !known.has(code));
  return {
    ...rest,
    statusAtMs: statusAt?.getTime() ?? null,
    firstAtMs: firstAt.getTime(),
    lastAtMs: lastAt.getTime(),
    now: understoodView(now, knowledge.otherBodies),
    nearest: [...understood, ...alike].slice(0, ITEMS_SHOWN),
  };
}

export function understoodView(
  { decision, intent, aspects, items, slots, why }: Understanding,
  bodies: Published['knowledge']['otherBodies'],
): UnderstoodView {
  const body = slots.body === undefined ? null : (bodies.get(slots.body)?.name ?? slots.body);
  return { decision, intent, aspects, items: items.slice(0, ITEMS_SHOWN), body, why };
}

/** Everything a question may be taught as, with names for people. */
export function teachTargets({ knowledge }: Published): TeachTargets {
  const { catalog, otherBodies } = knowledge;
  return {
    items: catalog.items.map(({ code, short_name: name, window }) => ({
      code,
      name,
      window: catalog.window(window)?.short_name ?? window,
    })),
    bodies: [...otherBodies].map(([id, { name, phone }]) => ({ id, name, phone })),
    intents: INTENT_IDS.filter((id) => !NOT_TAUGHT.has(id)),
    aspects: [...ASPECT_IDS],
  };
}

/** Items and other bodies have ways of their own; an emergency is nothing to be taught by ear. */
const NOT_TAUGHT: ReadonlySet<IntentId> = new Set<IntentId>(['item', 'other_body', 'emergency']);
