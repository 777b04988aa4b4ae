/** Figures stated in running text (三个工作日内办结, 收二十元), so that they can be compared with the fields. */
import type { Limit } from '../../domain/item.js';

const NUMBER = '(\\d+|[零一二两三四五六七八九十百千万]+)';
const PERIOD = `${NUMBER}个?(工作日|日|天)`;

/**
 * The ways a sentence states the limit of the whole case. Other periods in notes (延长十日, 三十日内申请) are not it,
 * so a figure counts only when the words around it say so.
 */
const LIMIT_STATEMENTS = [
  new RegExp(`(?:办理|办结|审批|法定|承诺)(?:时限|期限)(?:为|是|：|:)?${PERIOD}`, 'g'),
  new RegExp(`(?:法定|承诺)(?:为|是)?${PERIOD}`, 'g'),
  new RegExp(`^(?:一般)?(?:自?受理之日起|受理后)?${PERIOD}之?内(?:办结|办完|办好|决定|作出决定)`, 'g'),
  new RegExp(`${PERIOD}(?:从|自)[^，。；]*(?:起算|算起|那天算)`, 'g'),
];
const CHARGE_STATEMENT = new RegExp(`(?:收取?|交|缴)(?:费|工本费|手续费)?(?:为|是|：)?${NUMBER}元`, 'g');
const FREE_STATEMENT = /^(?:本事项|办理)?(?:免费|不收费|不收取任何费用)(?:$|[，。；])/;

/** Every limit of the case a text states. */
export function statedLimits(text: string): Limit[] {
  return LIMIT_STATEMENTS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, digits = '', unit]) => ({
      days: readNumber(digits),
      unit: unit === '工作日' ? ('工作日' as const) : ('日' as const),
    })),
  );
}

/** Every charge in yuan a text states. */
export function statedCharges(text: string): number[] {
  return [...text.matchAll(CHARGE_STATEMENT)].map(([, digits = '']) => readNumber(digits));
}

/** Whether a text says outright that the matter costs nothing. */
export function saysFree(text: string): boolean {
  return FREE_STATEMENT.test(text);
}

const DIGITS = '零一二三四五六七八九';
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads 120, 一百二十, 两, 十五, 二十万. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [high, low] = text.includes('万') ? text.split('万') : ['', text];
  return (high ? belowTenThousand(high) * 10_000 : 0) + belowTenThousand(low ?? '');
}

function belowTenThousand(text: string): number {
  let sum = 0;
  let digit: number | null = null;
  for (const character of text) {
    const place = PLACES[character];
    if (place === undefined) digit = character === '两' ? 2 : DIGITS.indexOf(character);
    else {
      sum += (digit ?? 1) * place;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}
