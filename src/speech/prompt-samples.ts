/** Values to try a prompt with. */
import type { Language } from '../domain/language.js';
import { PROMPTS, type PromptId, type ValueType, type ValueTypes } from '../domain/prompt.js';

const SAMPLES: { [T in ValueType]: ValueTypes[T] } = {
  text: '阳光政务热线',
  fact: '补办身份证',
  facts: ['居民户口簿', '近期照片', '申请表'],
  options: ['补办身份证', '换领身份证'],
  count: 3,
  money: 40,
  percent: 3,
  digits: '0101',
  limit: { days: 20, unit: '工作日' },
  date: '2026-11-30',
  aspect: 'materials',
  status: 'reviewing',
  opinion: 'reviewing',
};

/** A value for every variable of a prompt. */
export function sampleValues(id: PromptId, language: Language): Record<string, ValueTypes[ValueType]> {
  const declared: Record<string, ValueType> = PROMPTS[id];
  return Object.fromEntries(Object.entries(declared).map(([name, type]) => [name, sampleOf(id, type, language)]));
}

function sampleOf(id: PromptId, type: ValueType, language: Language): ValueTypes[ValueType] {
  if (type === 'text' && language === 'en') return id === 'opening' ? 'Sunshine Hotline' : 'nine to five';
  if (type === 'text' && id !== 'opening') return '周一到周五';
  return SAMPLES[type];
}
