/** A table of utterances and what each must come to, over the shipped catalog and language data. */
import { describe, expect, test } from 'vitest';
import type { Understanding, UtteranceContext } from '../../src/domain/understanding.js';
import { RECEIPT, understand } from './fixture.js';

/** What is checked of an understanding: `items` are the codes that must stand first, in any order. */
interface Expected {
  decision?: Understanding['decision'];
  intent?: Understanding['intent'];
  aspects?: string[];
  items?: string[];
  slots?: object;
}
type Case = [said: string, expected: Expected, context?: Partial<UtteranceContext>];

const answer = (code: string, ...aspects: string[]): Expected => ({ decision: 'answer', intent: 'item', items: [code], aspects });
const choose = (...codes: string[]): Expected => ({ decision: 'choose', intent: 'item', items: codes });
const other = (intent: Understanding['intent'], slots?: object): Expected => ({
  decision: 'other',
  intent,
  ...(slots && { slots }),
});

const CASES: Record<string, Case[]> = {
  'items by name, alias and situation': [
    ['身份证丢了', answer('0215')],
    ['俺身份证掉了咋弄', answer('0215', 'steps')],
    ['麻烦问一下身份证到期了要带啥', answer('0214', 'materials')],
    ['个体户注销', answer('0109')],
    ['我想开个药店', answer('0119')],
    ['二手房过户要多少钱', answer('1002', 'fee')],
    ['120平方的房子过户', answer('1002')],
    ['小孩转学', answer('1505')],
    ['转学', answer('1505')],
    ['消防验收要多长时间', answer('1104', 'limit')],
    ['公积金贷款买房', answer('1204')],
    ['公积金租房提取', answer('1202')],
    ['无犯罪记录证明在哪办', answer('0509', 'place')],
    ['给我妈办高龄津贴', answer('0808')],
    ['電動車上牌', answer('0417')],
    ['ＫＴＶ许可证', answer('2101')],
    ['KTV', { intent: 'item', items: ['2101'] }],
    ['2手房过户', answer('1002')],
    ['店不开了', answer('0109')],
    ['暂住证', answer('0218')],
    ['失业金怎么领', answer('0612', 'steps', 'result')],
  ],
  'misheard words': [
    ['互照到期', answer('0302')],
    ['资照丢了', answer('0110')],
    ['社宝卡丢了', answer('0610')],
    ['公几金贷款买房', answer('1204')],
    ['身份正丢了', answer('0215')],
  ],
  'several aspects at once': [
    ['身份证丢了要啥材料多少钱', answer('0215', 'materials', 'fee')],
    ['办护照要多久，在哪办', { intent: 'item', aspects: ['limit', 'place'] }],
    ['首次办护照多少钱几天能拿', answer('0301', 'fee', 'limit')],
    ['凭什么收我工本费', { intent: 'item', decision: 'reject' }],
  ],
  'names of more than one item': [
    ['办营业执照', choose('0101', '0107')],
    ['办房产证', choose('1001', '1003')],
    ['规划许可证', choose('0902', '0904')],
    ['过户', { intent: 'item', decision: 'choose' }],
    ['年审', { intent: 'item', decision: 'choose' }],
    ['网约车证', choose('1607', '1608')],
  ],
  'corrections and denials': [
    ['不是护照，是港澳通行证', answer('0304')],
    ['不是护照是港澳通行证', answer('0304')],
    ['我不办结婚证，我要办离婚', { intent: 'item', items: ['0802'] }],
    ['不想办身份证了', other('no')],
    ['身份证刷不出来', answer('0216')],
    ['公司不干了', answer('0104')],
  ],
  'other intents': [
    ['转人工', other('operator')],
    ['我不想跟机器说，给我找个人', other('operator')],
    ['我要投诉你们窗口的人', other('complaint')],
    ['我的件办到哪一步了', other('case_status')],
    ['办好了没有', other('case_status')],
    ['周六上班吗', other('hours', { day: { kind: 'weekday', weekday: 6, weeks: 0 } })],
    ['下周三开门吗', other('hours', { day: { kind: 'weekday', weekday: 3, weeks: 1 } })],
    ['国庆节上不上班', other('hours', { day: { kind: 'holiday', name: '国庆节' } })],
    ['五月十二号上班吗', other('hours', { day: { kind: 'date', month: 5, day: 12 } })],
    ['明天几点开门', other('hours', { day: { kind: 'offset', days: 1 } })],
    ['你们中心在哪', { decision: 'other', intent: 'window', aspects: ['place'] }],
    ['身份证窗口在哪', other('window', { window: '02' })],
    ['医保局在几楼', other('window', { window: '07' })],
    ['车管所怎么走', other('window', { window: '04' })],
    ['周末能预约吗', other('appointment')],
    ['你好', other('greeting')],
    ['谢谢你', other('thanks')],
    ['再说一遍', other('repeat')],
    ['说慢一点', other('slower')],
    ['返回上一步', other('back')],
    ['回主菜单', other('main_menu')],
    ['你会干啥', other('help')],
    ['好的', other('yes')],
    ['不用了', other('no')],
    ['再见', other('bye')],
    ['说英语', other('language', { language: 'en' })],
    ['English please', other('language', { language: 'en' })],
    ['今天天气怎么样', { intent: 'other_body' }],
    ['火车票怎么买', { intent: 'other_body' }],
  ],
  emergencies: [
    ['着火了快来人', other('emergency', { emergency: '119' })],
    ['这边有人晕倒了', other('emergency', { emergency: '120' })],
    ['有人抢劫', other('emergency', { emergency: '110' })],
    ['撞车了有人受伤', other('emergency')],
    ['消防验收', { intent: 'item' }],
    ['火灾认定不服', { intent: 'item', items: ['2603'] }],
    ['交通事故伤残鉴定', { intent: 'item', items: ['2504'] }],
  ],
  'numbers and codes': [
    ['0215', answer('0215')],
    ['零二幺五', answer('0215')],
    ['事项编号零二幺五', answer('0215')],
    [RECEIPT, { intent: 'case_status', slots: { receipt: RECEIPT } }],
    [`我的回执号是${RECEIPT}`, { intent: 'case_status', slots: { receipt: RECEIPT } }],
    ['尾号是幺二三四', { slots: { digits: '1234' } }, { expects: 'digits' }],
    ['十二号窗口在哪', other('window', { window: '12' })],
  ],
  'in the middle of a conversation': [
    ['那要多少钱', answer('0215', 'fee'), { item: '0215' }],
    ['几天能拿', answer('0215', 'limit'), { item: '0215' }],
    ['那护照到期呢', answer('0302'), { item: '0215' }],
    ['那要多少钱', { intent: 'item', decision: 'reject', aspects: ['fee'] }],
    ['第二个', answer('0107'), { options: ['0101', '0107'] }],
    ['二', answer('0107'), { options: ['0101', '0107'] }],
    ['最后一个', answer('0408'), { options: ['1002', '3002', '0408'] }],
    ['个体那个', answer('0107'), { options: ['0101', '0107'] }],
    ['开公司的', answer('0101'), { options: ['0101', '0107'] }],
    ['房子', answer('1002'), { options: ['1002', '0408'] }],
    ['车的', answer('0408'), { options: ['1002', '0408'] }],
    ['都不是', other('no'), { options: ['1002', '0408'] }],
    ['身份证丢了', answer('0215'), { options: ['1002', '0408'] }],
    ['转人工', other('operator'), { options: ['1002', '0408'] }],
    ['对', other('yes'), { expects: 'yes_no' }],
    ['不是', other('no'), { expects: 'yes_no' }],
    ['继续', { slots: { choice: 'continue' } }],
    ['给我回电话', { slots: { choice: 'callback' } }],
    ['留言', { slots: { choice: 'message' } }],
  ],
  'found by placing calls': [
    ['行了行了，我叫我儿子去', other('bye')],
    ['没了', other('no')],
    ['没了', other('no'), { item: '0215' }],
    ['算了不问了', other('bye')],
    ['要不要钱', answer('0215', 'fee'), { item: '0215' }],
    ['要登报吗', answer('0110', 'materials'), { item: '0110' }],
    ['那营业执照要换吗', { items: ['0110'] }, { options: ['0108', '0107', '1005'] }],
    ['我想办驾照，不对不对，是行驶证丢了', answer('0414')],
    ['算了，不注销了，那个体户变更呢', answer('0108')],
    ['那下周三呢', other('hours', { day: { kind: 'weekday', weekday: 3, weeks: 1 } })],
    ['先办哪个', answer('0109', 'steps'), { item: '0109' }],
    ['办完了给我个啥', answer('0402', 'result'), { item: '0402' }],
    ['烟草那个证到期了', answer('2902')],
    ['小区物业乱收费，我要投诉他们', other('other_body', { body: 'government_hotline' })],
    ['你说的啥？说慢点', other('slower')],
    ['回电话啊', { slots: { choice: 'callback' } }],
    ['咋坐车去', { intent: 'window', aspects: ['place', 'steps'] }],
    ['还要交啥钱', answer('1002', 'fee'), { item: '1002' }],
    ['能不能叫我儿子去办', answer('0215', 'steps'), { item: '0215' }],
    ['我这边做贷款的利息很低', { decision: 'reject' }],
  ],
  'aspects in many words': [
    ['身份证丢了补一个都带点啥', { intent: 'item', aspects: ['materials'] }],
    ['驾照到期换证要体检报告吗', { intent: 'item', aspects: ['materials'] }],
    ['二手房过户税怎么算的', { intent: 'item', aspects: ['fee'] }],
    ['临时身份证立马能拿到吗', { intent: 'item', aspects: ['limit'] }],
    ['办居住证要住满多久', { intent: 'item', aspects: ['conditions'] }],
    ['办残疾证怎么办要啥证明', { intent: 'item', aspects: ['steps', 'materials'] }],
    ['前几天身份证丢了', { intent: 'item', aspects: [] }],
    ['原来的电话换了，公司要变更登记', { intent: 'item', aspects: [] }],
  ],
  English: [
    ['where should I go for that', answer('0215', 'place'), { language: 'en', item: '0215' }],
    ['can my wife go instead of me', answer('0215', 'steps'), { language: 'en', item: '0215' }],
    ['how much is it', answer('0215', 'fee'), { language: 'en', item: '0215' }],
    ['what documents do I need', { intent: 'item', aspects: ['materials'] }, { language: 'en' }],
    ['I want to talk to a person', other('operator'), { language: 'en' }],
    ['zero two one five', answer('0215'), { language: 'en' }],
    ['the second one', answer('0107'), { language: 'en', options: ['0101', '0107'] }],
    ['are you open on Saturday', other('hours', { day: { kind: 'weekday', weekday: 6, weeks: 0 } }), { language: 'en' }],
    ['there is a fire', other('emergency', { emergency: '119' }), { language: 'en' }],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases)('%s', (said, { items, ...expected }, context) => {
    const heard = understand(said, context && { language: 'zh-CN', ...context });
    expect(heard).toMatchObject(expected);
    if (items)
      expect(
        heard.items
          .slice(0, items.length)
          .map(({ code }) => code)
          .sort(),
      ).toEqual([...items].sort());
  });
});

test('every understanding says why', () => {
  for (const said of Object.values(CASES)
    .flat()
    .map(([text]) => text))
    expect(understand(said).why.join('')).not.toBe('');
});
