/** The filter of the call log in the address bar: today unless it says otherwise; `days=all` for no limit. */
import type { CallFlag } from '../../domain/call-filter.js';
import { addDaysTo } from './days.js';

/** What the interface takes, as text. */
export type CallParams = Record<string, string | undefined>;

export const FILTER_NAMES = [
  'outcome',
  'stage',
  'item',
  'window',
  'intent',
  'language',
  'hour',
  'weekday',
  'tail',
  'text',
  'tag',
  'flags',
] as const;

/** The query for the server. */
export function toQuery(now: CallParams, today: string): CallParams {
  const { days, from, to, page: _, ...rest } = now;
  if (days === 'all') return rest;
  return { ...rest, from: from ?? today, to: to ?? from ?? today };
}

/** Filters besides the days. */
export function filterCount(now: CallParams): number {
  return FILTER_NAMES.filter((name) => now[name] !== undefined).length;
}

export function flagsOf(now: CallParams): CallFlag[] {
  return (now.flags?.split(',') ?? []) as CallFlag[];
}

export type DayPreset = 'today' | 'yesterday' | 'seven' | 'thirty' | 'all';

/** Days of a preset for the address. */
export function presetDays(preset: DayPreset, today: string): CallParams {
  const none = { days: undefined, from: undefined, to: undefined };
  if (preset === 'all') return { ...none, days: 'all' };
  if (preset === 'today') return none;
  const yesterday = addDaysTo(today, -1);
  if (preset === 'yesterday') return { ...none, from: yesterday, to: yesterday };
  return { ...none, from: addDaysTo(today, preset === 'seven' ? -6 : -29), to: today };
}

/** The preset an address amounts to, or null. */
export function presetOf(now: CallParams, today: string): DayPreset | null {
  const presets: DayPreset[] = ['today', 'yesterday', 'seven', 'thirty', 'all'];
  const same = (a: CallParams) => a.days === now.days && a.from === now.from && a.to === now.to;
  return presets.find((preset) => same(presetDays(preset, today))) ?? null;
}

/** A link to the call log. */
export function callsLink(params: CallParams): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return `/calls?${new URLSearchParams(given).toString()}`;
}
