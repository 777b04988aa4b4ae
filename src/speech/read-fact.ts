/** Turns a written catalog text into what is read aloud: numbers, clock times, document numbers and counters as words. */
import { countWords, decimalWords, digitGroups, digitWords, numberWords } from './chinese-numbers.js';

const MEASURE = '[个样项份件本张次人天日年月周岁元条步名]';

/** The spoken form of a Chinese catalog text. Leaves anything without digits or brackets as it is. */
export function readFact(text: string): string {
  if (!/[\d\s（(〔《]/.test(text)) return text;
  return text
    .replace(/[《》]/g, '')
    .replace(/(?<=[\p{Script=Han}\d])\s+(?=\p{Script=Han})/gu, '，')
    .replace(/[〔[](\d{4})[〕\]](\d+)号/g, (_, year: string, number: string) => `${yearWords(year)}年${plainDigits(number)}号`)
    .replace(/(\d{4})年/g, (_, year: string) => `${yearWords(year)}年`)
    .replace(/(上午|下午|晚上|中午)?(\d{1,2}):(\d{2})(?:[-–—~至到](\d{1,2}):(\d{2}))?/g, clockRange)
    .replace(/([A-Z])(\d{1,3})(?!\d)/g, (_, letter: string, number: string) => letter + digitWords(number))
    .replace(/(\d+(?:\.\d+)?)%/g, (_, rate: string) => `百分之${decimalWords(Number(rate))}`)
    .replace(/(\d)[-–—~](?=\d)/g, '$1到')
    .replace(new RegExp(`(?<![\\d.])2(?=${MEASURE})(?![日月年])`, 'g'), '两')
    .replace(/\d+\.\d+/g, (n) => decimalWords(Number(n)))
    .replace(/\d+/g, (n) =>
      n.length >= 5 || (n.length > 1 && n.startsWith('0')) ? digitGroups(n).map(digitWords).join('，') : numberWords(Number(n)),
    )
    .replace(/[（(]([^）)]*)[）)]/g, '，$1，')
    .replace(/，+(?=[，。；、]|$)/g, '')
    .replace(/^，+/, '');
}

function yearWords(year: string): string {
  return plainDigits(year);
}

function plainDigits(digits: string): string {
  return digitWords(digits).replaceAll('幺', '一');
}

function clockRange(_: string, half: string | undefined, h1: string, m1: string, h2?: string, m2?: string): string {
  const start = (half ?? '') + clockWords(h1, m1, half);
  return h2 === undefined || m2 === undefined ? start : `${start}到${clockWords(h2, m2, half)}`;
}

function clockWords(hour: string, minute: string, half: string | undefined): string {
  const h = Number(hour);
  const spoken = half && half !== '上午' && h > 12 ? h - 12 : h;
  const m = Number(minute);
  const tail = m === 0 ? '' : m === 30 ? '半' : m < 10 ? `零${numberWords(m)}分` : `${numberWords(m)}分`;
  return `${countWords(spoken)}点${tail}`;
}
