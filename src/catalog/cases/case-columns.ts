/** The columns of a sheet of cases: titles, help, and how a cell is read and written. */
import type { Bilingual } from '../../domain/bilingual.js';
import { CASE_STATUSES, type CaseFile, type CaseStatus } from '../../domain/case-file.js';
import { type CellRead, misread, readAs } from '../sheet/cell-read.js';
import { readDateText } from '../sheet/date-text.js';

export const CASE_STATUS_LABELS: Record<CaseStatus, string> = {
  accepted: '已受理',
  reviewing: '审核中',
  awaiting_supplement: '待补正',
  suspended: '中止计时',
  approved: '已办结',
  collected: '已领取',
  refused: '不予许可',
};

export interface CaseColumn {
  key: keyof CaseFile;
  title: Bilingual;
  help: Bilingual;
  example: string;
  /** May be empty. */
  optional?: true;
  choices?: readonly string[];
  /** Of trimmed text that is not empty. */
  read(text: string): CellRead<unknown>;
  write(file: CaseFile): string;
}

type Words = Pick<CaseColumn, 'title' | 'help' | 'example'>;

function words(zh: string, en: string, help: [zh: string, en: string], example: string): Words {
  return { title: { zh, en }, help: { zh: help[0], en: help[1] }, example };
}

const statusOf = (label: string) => CASE_STATUSES.find((status) => status === label || CASE_STATUS_LABELS[status] === label);

function readStatus(text: string): CellRead<CaseStatus> {
  const status = statusOf(text);
  if (status !== undefined) return readAs(status);
  const labels = Object.values(CASE_STATUS_LABELS);
  return misread(
    { zh: `不认识的状态“${text}”`, en: `Unknown status “${text}”` },
    { zh: `写成其中一个：${labels.join('、')}`, en: `Write one of ${labels.join(', ')}` },
  );
}

/** `市场监督管理局:已办结；卫生健康委:审核中`; without a status a department has that of the case, which is filled in later. */
function readDepartments(text: string): CellRead<{ name: string; status: CaseStatus | null }[]> {
  const departments: { name: string; status: CaseStatus | null }[] = [];
  for (const part of text.split(/[;；\n]/)) {
    const [name = '', label = ''] = part.split(/[:：]/).map((piece) => piece.trim());
    if (name === '' && label === '') continue;
    const status = label === '' ? null : statusOf(label);
    if (name.length < 2 || status === undefined)
      return misread(
        { zh: `“${part.trim()}”不是“部门:状态”`, en: `“${part.trim()}” is not “department:status”` },
        { zh: '写成 市场监督管理局:审核中；卫生健康委:已受理', en: 'Write 市场监督管理局:审核中；卫生健康委:已受理' },
      );
    departments.push({ name, status });
  }
  return readAs(departments);
}

function digits(text: string, form: RegExp, what: Bilingual): CellRead<string> {
  const plain = text.replace(/[\s-]/g, '');
  return form.test(plain) ? readAs(plain) : misread({ zh: `“${text}”不对`, en: `“${text}” is not right` }, what);
}

const asText = (text: string): CellRead<string> => readAs(text);

export const CASE_COLUMNS: readonly CaseColumn[] = [
  {
    key: 'receipt',
    ...words('回执号', 'Receipt number', ['来电人查进度时按的号', 'What callers key in'], '261101000014'),
    read: (text) => digits(text, /^\d{6,20}$/, { zh: '六到二十位数字', en: 'Six to twenty digits' }),
    write: ({ receipt }) => receipt,
  },
  {
    key: 'item',
    ...words('事项编号', 'Item code', ['事项目录里的四位编号', 'Four digits, as in the catalog'], '0301'),
    // Spreadsheets drop the zeros in front of what they take for a number.
    read: (text) => digits(text.padStart(4, '0'), /^\d{4}$/, { zh: '四位数字', en: 'Four digits' }),
    write: ({ item }) => item,
  },
  {
    key: 'status',
    ...words('状态', 'Status', ['从下拉框里选', 'Choose from the list'], '审核中'),
    choices: Object.values(CASE_STATUS_LABELS),
    read: readStatus,
    write: ({ status }) => CASE_STATUS_LABELS[status],
  },
  {
    key: 'step',
    ...words('当前环节', 'Step', ['热线会照着念', 'The line reads it out'], '现场核查'),
    read: asText,
    write: ({ step }) => step,
  },
  {
    key: 'departments',
    ...words(
      '部门',
      'Departments',
      [
        '部门:状态，几个部门用分号隔开；只写部门就和办件的状态一样',
        'department:status, several with semicolons; without a status it has that of the case',
      ],
      '市场监督管理局:审核中；卫生健康委:已受理',
    ),
    read: readDepartments,
    write: ({ departments }) => departments.map(({ name, status }) => `${name}:${CASE_STATUS_LABELS[status]}`).join('；'),
  },
  {
    key: 'accepted_on',
    ...words('受理日期', 'Accepted on', ['2026-01-31 的样子', 'As 2026-01-31'], '2026-11-02'),
    read: readDateText,
    write: (file) => file.accepted_on,
  },
  {
    key: 'promised_on',
    ...words(
      '承诺日期',
      'Promised by',
      ['没有或者中止计时就空着', 'Empty when there is none or the clock is stopped'],
      '2026-11-30',
    ),
    optional: true,
    read: readDateText,
    write: (file) => file.promised_on ?? '',
  },
  {
    key: 'next_step',
    ...words(
      '下一步',
      'Next',
      ['要申请人做什么，热线会照着念', 'What the applicant should do; the line reads it out'],
      '带身份证到窗口领取',
    ),
    optional: true,
    read: asText,
    write: (file) => file.next_step ?? '',
  },
  {
    key: 'reason',
    ...words('原因', 'Reason', ['为什么补正、中止或不予许可', 'Why it was sent back, stopped or refused'], '缺少房主签字'),
    optional: true,
    read: asText,
    write: ({ reason }) => reason ?? '',
  },
  {
    key: 'phone_tail',
    ...words(
      '手机后四位',
      'Phone tail',
      ['申请时留的手机号码，查进度时核对', 'Of the phone left with the application; callers are asked for it'],
      '6688',
    ),
    read: (text) => digits(text.padStart(4, '0'), /^\d{4}$/, { zh: '四位数字', en: 'Four digits' }),
    write: (file) => file.phone_tail,
  },
];
