/** What to write into each column: help shown in the template, on the console's form and beside an error; and an example. */
import type { Bilingual } from '../../domain/bilingual.js';

const LINES: Bilingual = { zh: '一行一条（单元格里按 Alt+Enter 换行）', en: 'One a line (Alt+Enter inside the cell)' };

/** By column key. */
export const COLUMN_HELP: Record<string, Bilingual> = {
  code: { zh: '四位数字，全表不重复；按文本填写，保留前面的 0', en: 'Four digits, unique; keep leading zeros' },
  name: { zh: '正式名称', en: 'The official name' },
  short_name: { zh: '电话里念的名字，十个字以内，不能和别的事项相同', en: 'Spoken on the phone: up to ten characters, unique' },
  window: { zh: '两位数字，见窗口一览', en: 'Two digits, from the list of windows' },
  aliases: { zh: `来电人的叫法，${LINES.zh}`, en: `What callers call it. ${LINES.en}` },
  confusable: { zh: `要问清楚是哪一件的事项编号，${LINES.zh}`, en: `Codes to ask back about. ${LINES.en}` },
  category: { zh: '从下拉框里选', en: 'Choose from the list' },
  applicant: { zh: `${LINES.zh}：个人、企业、个体工商户、社会组织、事业单位、机关`, en: LINES.en },
  kind: { zh: '即办件当场或当天办结', en: 'On the spot, or promised' },
  joint: { zh: '几个部门一起办的填“是”', en: 'Handled by several departments' },
  forwarded: { zh: '由上级机关决定的填“是”', en: 'Decided by a higher body' },
  approval_level: { zh: '谁决定', en: 'Who decides' },
  conditions: { zh: LINES.zh, en: LINES.en },
  materials: {
    zh: '一行一样：名称 | 必要或视情况 | 要原件或不要原件 | 复印几份 | 说明（没有就空着）',
    en: 'One a line: name | 必要 (required) or 视情况 (in some cases) | 要原件 (original) or 不要原件 | 复印n份 (copies) | note',
  },
  steps: { zh: LINES.zh, en: LINES.en },
  result: { zh: '办好以后拿到什么；不知道就空着', en: 'What one gets; empty when unknown' },
  legal_basis: { zh: LINES.zh, en: LINES.en },
  online: { zh: '在哪个平台办；不能或不知道就空着', en: 'Where; empty when not possible or unknown' },
  'fee.charged': { zh: '收费、不收费；不知道就空着', en: '收费 (charged), 不收费 (free); empty when unknown' },
  'fee.items': { zh: '一行一项：名称 | 金额 | 单位（元/件，税率写 %）| 说明', en: 'One a line: name | amount | unit | note' },
  'fee.basis': { zh: '收费文件名称和文号', en: 'The document and its number' },
  legal_limit: { zh: '写成“20工作日”或“30日”；不知道就空着', en: '20工作日 (working days) or 30日 (days)' },
  promised_limit: { zh: '写成“20工作日”或“30日”；没有就空着', en: '20工作日 (working days) or 30日 (days)' },
  excluded_time: { zh: '例如：现场核查时间不计入', en: 'What does not count towards the limits' },
  notes: { zh: LINES.zh, en: LINES.en },
  source: { zh: '从下拉框里选', en: 'Choose from the list' },
  source_refs: { zh: `文件、网址，${LINES.zh}`, en: `Documents, addresses. ${LINES.en}` },
  as_of: { zh: '所依据文本的日期，写成 2026-01-31；满一年要重新核对', en: 'Date of the text the facts come from' },
};

/** A worked example, by column key; a column that is not here is left empty in it. */
export const COLUMN_EXAMPLES: Record<string, string> = {
  code: '0309',
  name: '普通护照补发',
  short_name: '补办护照',
  window: '03',
  aliases: '护照丢了\n补护照',
  confusable: '0301',
  category: '行政许可',
  applicant: '个人',
  kind: '承诺件',
  joint: '否',
  forwarded: '否',
  approval_level: '窗口',
  conditions: '护照遗失、被盗或者损毁',
  materials: '居民身份证 | 必要 | 要原件 | 复印0份 | 临时身份证也可以\n监护证明 | 视情况 | 要原件 | 复印1份 | 未满十六周岁的必须带',
  steps: '申请\n受理\n审批\n制证',
  result: '普通护照',
  legal_basis: '护照法第十一条',
  'fee.charged': '收费',
  'fee.items': '普通护照 | 120 | 元/本 | ',
  'fee.basis': '发改价格〔2019〕914号',
  legal_limit: '15日',
  promised_limit: '7工作日',
  source: '国家法律法规',
  source_refs: '护照法第十一条',
  as_of: '2026-01-31',
};
