/** When the centre is open, where it is, where a window is, and weekend appointments. */
import type { CallState } from '../domain/call.js';
import { addDays, weekdayOf } from '../domain/day.js';
import type { ServiceWindow } from '../domain/item.js';
import type { Language } from '../domain/language.js';
import { type Say, say } from '../domain/prompt.js';
import type { DaySlot, Understanding } from '../domain/understanding.js';
import { answerItem } from './answer.js';
import { counterText } from './facts.js';
import type { Knowledge } from './knowledge.js';
import { backToQuestion } from './questions.js';
import { type Step, understood } from './step.js';

/** Among weaker matches the likeliest item is still a guess. */
const CLEAR_SCORE = 0.5;

/** 几点上班, 周六上班吗, 国庆节开门吗, or the address alone when only the place was asked. A day that is not like the others is told along with the regular hours. */
export function tellHours(state: CallState, heard: Understanding | null, know: Knowledge): Step {
  const where = addressOf(state, know);
  if (heard?.aspects.includes('place') && heard.slots.day === undefined) return told(state, [where], know);
  const day = heard?.slots.day === undefined ? null : resolveDay(heard.slots.day, know);
  if (day !== null) return told(state, daySays(day, state.language, know), know);
  const { hours } = know.centre;
  const general = say('hours.weekdays', { days: hours.days[state.language], hours: hours.times[state.language] });
  const ordinary = know.calendar.dayKind(know.today).kind === 'workday';
  const says = ordinary ? [general] : [general, ...daySays(know.today, state.language, know).slice(0, 1)];
  return told(state, heard === null ? [...says, where] : says, know);
}

function addressOf({ language }: CallState, { centre }: Knowledge): Say {
  return say('centre.address', { address: centre.address[language] });
}

function told(state: CallState, says: Say[], know: Knowledge): Step {
  return { state: { ...understood(state), served: true }, says: [...says, ...backToQuestion(state, know)] };
}

/** The sentences for one date, from the calendar of working days. */
function daySays(day: string, language: Language, know: Knowledge): Say[] {
  const kind = know.calendar.dayKind(day);
  const hours = know.centre.hours.times[language];
  if (kind.kind === 'workday') return [say('hours.open', { day, hours })];
  if (kind.kind === 'make_up') return [say('hours.open.make-up', { day, hours })];
  if (kind.kind === 'unpublished') return [say('hours.unpublished', { day, hours })];
  if (kind.kind === 'holiday') return [say('hours.closed.holiday', { day, holiday: kind.holiday })];
  const weekendWindows = know.catalog.windows.some((window) => window.weekend_appointment);
  return weekendWindows ? [say('hours.closed', { day }), say('hours.weekend-appointment')] : [say('hours.closed', { day })];
}

/** The date a caller means, or null when there is no such date or a holiday's date is not published. */
function resolveDay(slot: DaySlot, know: Knowledge): string | null {
  if (slot.kind === 'offset') return addDays(know.today, slot.days);
  if (slot.kind === 'weekend') return weekdayOf(know.today) === 7 ? know.today : weekdayFrom(know.today, 6, 0);
  if (slot.kind === 'weekday') return weekdayFrom(know.today, slot.weekday, slot.weeks);
  if (slot.kind === 'holiday') return know.calendar.holidayDate(slot.name, know.today);
  return comingDate(know.today, slot);
}

/** This year's or next year's such day; null for a day no calendar has, such as February 30. */
function comingDate(today: string, { month, day }: { month: number; day: number }): string | null {
  const year = Number(today.slice(0, 4));
  const dates = [isoDate(year, month, day), isoDate(year + 1, month, day)];
  return dates.find((date) => date >= today && Number(date.slice(8)) === day) ?? null;
}

/** Monday is 1. Weeks begin on Monday: 下周 is the next one; without it, the coming such day, today included. */
function weekdayFrom(today: string, weekday: number, weeks: number): string {
  const ahead = weekday - weekdayOf(today);
  return addDays(today, weeks === 0 && ahead < 0 ? ahead + 7 : ahead + 7 * weeks);
}

function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Where a window is: the one named, or where the item named or in focus is done; where the centre is when neither is known. */
export function tellWindow(state: CallState, heard: Understanding, know: Knowledge): Step {
  const window = know.catalog.window(heard.slots.window ?? '');
  const item = meantItem(state, heard);
  const ofItem = item === undefined ? null : answerItem(state, item, ['place'], know);
  if (window === undefined) return ofItem ?? told(state, [addressOf(state, know)], know);
  const where = say('window.location', { window: window.spoken, hall: window.hall, counters: counterText(window.counters) });
  return told({ ...state, window: window.code }, [where], know);
}

/** Weekend appointments of the window or item named; without either, that they exist. */
export function tellAppointment(state: CallState, heard: Understanding | null, know: Knowledge): Step {
  const window = heard === null ? undefined : meantWindow(state, heard, know);
  if (window === undefined) return { state: { ...understood(state), served: true }, says: [say('appointment.which')] };
  const answer = say(window.weekend_appointment ? 'appointment.yes' : 'appointment.no', { window: window.spoken });
  return told(state, [answer], know);
}

function meantWindow(state: CallState, heard: Understanding, know: Knowledge): ServiceWindow | undefined {
  if (heard.slots.window !== undefined) return know.catalog.window(heard.slots.window);
  const item = know.catalog.item(meantItem(state, heard) ?? '');
  return know.catalog.window(item?.window ?? state.window ?? '');
}

/** The item named clearly enough to speak of it unasked, or else the one in focus. */
function meantItem(state: CallState, heard: Understanding): string | undefined {
  return heard.items.find(({ score }) => score >= CLEAR_SCORE)?.code ?? state.item;
}
