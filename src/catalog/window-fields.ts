/** The fields of a service window as the console's form shows them, mirrored from its schema. */
import type { ServiceWindow } from '../domain/item.js';
import { writeCell } from './sheet/cell-forms.js';
import type { FieldChange } from './sheet/compare-items.js';
import type { CellForm, SheetColumn } from './sheet/sheet-columns.js';

type Row = [
  key: keyof ServiceWindow,
  group: SheetColumn['group'],
  zh: string,
  en: string,
  form: CellForm,
  required: boolean,
  helpZh: string,
  helpEn: string,
];

const ROWS: readonly Row[] = [
  ['code', 'names', '窗口编号', 'Code', 'code', true, '两位数字，不能改', 'Two digits, fixed'],
  ['department', 'names', '部门', 'Department', 'text', true, '正式名称', 'The official name'],
  ['short_name', 'names', '短名称', 'Short name', 'text', true, '列表里用', 'For lists'],
  ['spoken', 'names', '念法', 'Spoken name', 'text', true, '电话里念的名字，例如“公安局户政窗口”', 'As it is said on the phone'],
  ['aliases', 'names', '别名', 'Aliases', 'lines', false, '来电人的叫法，一行一条', 'What callers call it, one a line'],
  ['hall', 'place', '位置', 'Hall', 'text', true, '几楼哪个区', 'Floor and area'],
  ['counters', 'place', '柜台', 'Counters', 'lines', false, '柜台号，一行一个', 'Numbers, one a line'],
  ['phone', 'place', '电话', 'Phone', 'text', false, '没有公布就空着，热线不会念', 'Empty when not published'],
  [
    'hours',
    'place',
    '办公时间',
    'Hours',
    'text',
    true,
    '写成：周一至周五 上午8:30-12:00 下午14:30-17:30',
    'As: 周一至周五 上午8:30-12:00 下午14:30-17:30',
  ],
  ['weekend_appointment', 'place', '周末可预约', 'Weekend appointments', 'flag', true, '', ''],
];

const YES_NO = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

export const WINDOW_FIELDS: readonly SheetColumn[] = ROWS.map(([key, group, zh, en, form, required, helpZh, helpEn]) => ({
  key,
  group,
  form,
  required,
  title: { zh, en },
  help: { zh: helpZh, en: helpEn },
  example: '',
  ...(form === 'flag' && { choices: YES_NO }),
}));

/** The fields that differ between two versions of a window; of one that is gone or new, those that are filled in. */
export function compareWindows(before: Partial<ServiceWindow>, after: Partial<ServiceWindow>): FieldChange[] {
  return WINDOW_FIELDS.flatMap((field) => {
    const text = (window: Partial<ServiceWindow>) => writeCell(field, window[field.key as keyof ServiceWindow]);
    const change = { key: field.key, title: field.title, before: text(before), after: text(after) };
    return change.before === change.after ? [] : [change];
  });
}
