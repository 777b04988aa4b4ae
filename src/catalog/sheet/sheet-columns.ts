/** The one table of an item's fields: columns of the exchange sheet and fields of the console's form, mirrored from the item schema. */
import type { Bilingual } from '../../domain/bilingual.js';
import { APPLICANTS, CASE_KINDS, CATEGORIES, SOURCES } from '../../domain/item.js';
import { COLUMN_EXAMPLES, COLUMN_HELP } from './column-help.js';

/** How a field is written in one cell; see `cell-forms.ts`. */
export type CellForm =
  | 'code'
  | 'window'
  | 'text'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'charged'
  | 'lines'
  | 'codes'
  | 'materials'
  | 'fees'
  | 'limit'
  | 'date';

/** A value of the schema with the word that stands for it in a cell. */
export interface Choice {
  value: string | number | boolean | null;
  label: string;
}

export interface SheetColumn {
  /** Path in the item: `fee.charged`, `materials`. */
  key: string;
  title: Bilingual;
  help: Bilingual;
  form: CellForm;
  /** Must not be empty. */
  required: boolean;
  choices?: readonly Choice[];
  /** Part of the console's form it stands in. */
  group: 'names' | 'kind' | 'papers' | 'money' | 'time' | 'speech' | 'source' | 'place';
  example: string;
}

const same = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));
const YES_NO: readonly Choice[] = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];
const SOURCE_WORDS: Record<(typeof SOURCES)[number], string> = {
  national_law: '国家法律法规',
  local_published: '地方公布',
  recall: '待核实',
};

const REQUIRED = true;
type Row = [key: string, zh: string, en: string, form: CellForm, required?: true];

const GROUPS: Record<Exclude<SheetColumn['group'], 'place'>, readonly Row[]> = {
  names: [
    ['code', '事项编号', 'Code', 'code', REQUIRED],
    ['name', '事项名称', 'Name', 'text', REQUIRED],
    ['short_name', '短名称', 'Short name', 'text', REQUIRED],
    ['window', '窗口编号', 'Window', 'window', REQUIRED],
    ['aliases', '别名', 'Aliases', 'lines'],
    ['confusable', '易混事项', 'Confusable with', 'codes'],
  ],
  kind: [
    ['category', '事项类别', 'Category', 'choice', REQUIRED],
    ['applicant', '办理对象', 'Applicants', 'choices', REQUIRED],
    ['kind', '办件类型', 'Kind', 'choice', REQUIRED],
    ['joint', '联办件', 'Joint', 'flag', REQUIRED],
    ['forwarded', '上报件', 'Forwarded', 'flag', REQUIRED],
    ['approval_level', '审批层级', 'Approval level', 'choice', REQUIRED],
  ],
  papers: [
    ['conditions', '申报条件', 'Conditions', 'lines'],
    ['materials', '申报材料', 'Materials', 'materials'],
    ['steps', '办理程序', 'Steps', 'lines'],
    ['result', '办理结果', 'Result', 'text'],
    ['legal_basis', '法律依据', 'Legal basis', 'lines'],
    ['online', '网上办理', 'Online', 'text'],
  ],
  money: [
    ['fee.charged', '是否收费', 'Charged', 'charged'],
    ['fee.items', '收费项目', 'Fees', 'fees'],
    ['fee.basis', '收费依据', 'Fee basis', 'text'],
  ],
  time: [
    ['legal_limit', '法定时限', 'Legal limit', 'limit'],
    ['promised_limit', '承诺时限', 'Promised limit', 'limit'],
    ['excluded_time', '不计入时限的时间', 'Excluded time', 'text'],
  ],
  speech: [['notes', '说明', 'Notes', 'lines']],
  source: [
    ['source', '内容来源', 'Source', 'choice', REQUIRED],
    ['source_refs', '来源出处', 'References', 'lines'],
    ['as_of', '内容日期', 'As of', 'date'],
  ],
};

const CHOICES: Record<string, readonly Choice[]> = {
  category: same(CATEGORIES),
  applicant: same(APPLICANTS),
  kind: same(CASE_KINDS),
  joint: YES_NO,
  forwarded: YES_NO,
  approval_level: [
    { value: 1, label: '窗口' },
    { value: 2, label: '局领导' },
  ],
  source: SOURCES.map((value) => ({ value, label: SOURCE_WORDS[value] })),
  'fee.charged': [
    { value: true, label: '收费' },
    { value: false, label: '不收费' },
  ],
};

/** All columns in sheet order. */
export const SHEET_COLUMNS: readonly SheetColumn[] = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).flatMap((group) =>
  GROUPS[group].map(([key, zh, en, form, required = false]) => ({
    key,
    title: { zh, en },
    help: COLUMN_HELP[key] ?? { zh: '', en: '' },
    form,
    required,
    group,
    example: COLUMN_EXAMPLES[key] ?? '',
    ...(CHOICES[key] && { choices: CHOICES[key] }),
  })),
);
