/** What the overview and the monthly bulletin show. Days are YYYY-MM-DD at the centre, both ends included. */
import type { Figures, KeyCount } from './call-figures.js';

export interface Period {
  from: string;
  to: string;
}

export interface PeriodFigures extends Period {
  figures: Figures;
}

export interface Overview extends PeriodFigures {
  /** 环比: the period of the same length just before; for a whole month the month before. 同比: the same period a year ago. */
  previous: PeriodFigures;
  yearAgo: PeriodFigures;
  days: { day: string; figures: Figures }[];
  /** Calls by day of the week (0 Monday … 6) and hour. */
  weekHours: number[][];
  items: KeyCount[];
  windows: KeyCount[];
  intents: KeyCount[];
  languages: KeyCount[];
  abandonedAt: KeyCount[];
  transferReasons: KeyCount[];
  /** Demonstration calls are among them. */
  demo: boolean;
}

export interface BulletinRow extends KeyCount {
  /** Calls in the month before. */
  previous: number;
  /** Tickets opened in the month, and those of them that were open longer than allowed. */
  tickets: number;
  overdue: number;
}

export interface Bulletin extends PeriodFigures {
  /** YYYY-MM. */
  month: string;
  previous: PeriodFigures;
  yearAgo: PeriodFigures;
  days: { day: string; figures: Figures }[];
  windows: BulletinRow[];
  items: BulletinRow[];
  tickets: { opened: number; overdue: number };
  demo: boolean;
}
