/** Filters and summaries in the words of the index: `item_0101`, `flag_late`. */
import { ANSWER_WITHIN_MS, type CallFilter, type CallFlag } from '../domain/call-filter.js';
import type { CallSummary } from '../domain/call-summary.js';
import { textMatch } from './search-words.js';

/** What decides on facets besides the summary. */
interface FacetFacts {
  caller: string | null;
  hour: number;
  weekday: number;
  tags: readonly string[];
  hasTicket: boolean;
  hasRecording: boolean;
  hasNote: boolean;
}

const TAIL = 4;

/** The facets of a call, separated by spaces. */
export function facetsOf(call: CallSummary, extras: FacetFacts): string {
  const { caller, tags, hour, weekday } = extras;
  return [
    `outcome_${call.outcome}`,
    `stage_${call.stage}`,
    languageFacet(call.language),
    `hour_${hour}`,
    `weekday_${weekday}`,
    ...(caller === null ? [] : [`tail_${tailOf(caller)}`]),
    ...call.items.map((code) => `item_${code}`),
    ...call.windows.map((code) => `window_${code}`),
    ...call.intents.map((id) => `intent_${id}`),
    ...tags.map(tagFacet),
    ...flagsOf(call, extras).map((flag) => `flag_${flag}`),
    ...(call.demo ? ['demo'] : []),
  ].join(' ');
}

function flagsOf(call: CallSummary, { caller, hasTicket, hasRecording, hasNote }: FacetFacts): CallFlag[] {
  const truths: Record<CallFlag, boolean> = {
    not_understood: call.notUnderstood > 0,
    no_input: call.noInput > 0,
    transfer_tried: call.transfers > 0,
    transfer_missed: call.transfersAnswered < call.transfers,
    ticket: hasTicket,
    recording: hasRecording,
    withheld: caller === null,
    answered: call.firstAnswerMs !== null,
    late: call.answerMs > ANSWER_WITHIN_MS,
    noted: hasNote,
  };
  return (Object.keys(truths) as CallFlag[]).filter((flag) => truths[flag]);
}

/** The match expression of a filter, or null when times are all it asks for. `hideDemo` leaves the demonstration month out. */
export function matchOf(filter: CallFilter, hideDemo: boolean): string | null {
  const facets = wantedFacets(filter);
  const text = filter.text === undefined ? null : textMatch(filter.text, ['heard', 'said']);
  const parts = [...facets.map((facet) => `facets : "${facet}"`), ...(text === null ? [] : [text])];
  if (parts.length === 0) return null;
  const wanted = parts.map((part) => `(${part})`).join(' AND ');
  return hideDemo ? `(${wanted}) NOT (facets : "demo")` : wanted;
}

function wantedFacets({ outcome, stage, item, window, intent, language, hour, weekday, tail, tag, flags }: CallFilter): string[] {
  const named = { outcome, stage, item, window, intent, hour, weekday };
  return [
    ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}_${value}`])),
    ...(language === undefined ? [] : [languageFacet(language)]),
    ...(tail === undefined ? [] : [`tail_${tailOf(tail)}`]),
    ...(tag === undefined ? [] : [tagFacet(tag)]),
    ...(flags ?? []).map((flag) => `flag_${flag}`),
  ];
}

function tailOf(number: string): string {
  return number.replace(/\D/g, '').slice(-TAIL);
}

function languageFacet(language: string): string {
  return `lang_${language.replace(/\W/g, '')}`;
}

/** Tags are free words: they go into the index as hexadecimal digits. */
function tagFacet(tag: string): string {
  return `tag_${Buffer.from(tag).toString('hex')}`;
}
