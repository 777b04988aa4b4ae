/** What the page of questions that were not understood shows of groups, understandings and what may be taught. */
import type { Published } from '../../calls/published.js';
import type { Bilingual } from '../../domain/bilingual.js';
import type { MissedGroupView, TeachTargets, UnderstoodView } from '../../domain/console/teach.js';
import { ASPECT_IDS, INTENT_IDS, type IntentId } from '../../domain/intent.js';
import type { MissedGroup } from '../../domain/missed.js';
import type { Understanding } from '../../domain/understanding.js';

const ITEMS_SHOWN = 3;

/** A group with what the line makes of it now. */
export function groupView(group: MissedGroup, { understand, knowledge }: Published): MissedGroupView {
  const { statusAt, firstAt, lastAt, batch: _, ...rest } = group;
  return {
    ...rest,
    statusAtMs: statusAt?.getTime() ?? null,
    firstAtMs: firstAt.getTime(),
    lastAtMs: lastAt.getTime(),
    now: understoodView(understand(group.text), knowledge.otherBodies),
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
export function teachTargets({ knowledge, books }: Published): TeachTargets {
  const { catalog, otherBodies } = knowledge;
  return {
    items: catalog.items.map(({ code, short_name: name, window }) => ({
      code,
      name,
      window: catalog.window(window)?.short_name ?? window,
    })),
    bodies: [...otherBodies].map(([id, { name, phone }]) => ({ id, name, phone })),
    intents: INTENT_IDS.flatMap((id) => (INTENT_NAMES[id] === undefined ? [] : [{ id, name: INTENT_NAMES[id] }])),
    aspects: ASPECT_IDS.map((id) => ({ id, name: books['zh-CN'].terms.aspect[id] })),
  };
}

/** Items, other bodies and emergencies have ways of their own, or none: an emergency is nothing to be taught by ear. */
const INTENT_NAMES: Partial<Record<IntentId, Bilingual>> = {
  case_status: { zh: '查办件进度', en: 'status of a case' },
  hours: { zh: '上班时间', en: 'opening hours' },
  window: { zh: '窗口在哪', en: 'where a window is' },
  appointment: { zh: '预约', en: 'appointment' },
  complaint: { zh: '投诉建议', en: 'complaint' },
  operator: { zh: '转人工', en: 'a person' },
  greeting: { zh: '问好', en: 'greeting' },
  thanks: { zh: '道谢', en: 'thanks' },
  repeat: { zh: '重复', en: 'repeat' },
  slower: { zh: '慢一点', en: 'slower' },
  back: { zh: '返回', en: 'back' },
  main_menu: { zh: '主菜单', en: 'main menu' },
  help: { zh: '帮助', en: 'help' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '不是', en: 'no' },
  bye: { zh: '再见', en: 'goodbye' },
  language: { zh: '换语言', en: 'change language' },
  none: { zh: '与办事无关', en: 'nothing to do with us' },
};
