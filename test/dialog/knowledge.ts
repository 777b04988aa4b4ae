/** Knowledge of the shipped centre for dialog tests: a Monday morning, a person within reach, unless a test says otherwise. */
import { parseContent } from '../../src/catalog/parse-content.js';
import type { Knowledge } from '../../src/dialog/knowledge.js';
import { centreSchema } from '../../src/domain/centre.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { readContentFile } from '../../src/store/content-files.js';
import { calendar, catalog } from '../catalog/shipped.js';

export const MONDAY_MORNING: Knowledge = {
  catalog,
  centre: parseContent(centreSchema, readContentFile('.', 'data/centre.yaml')),
  calendar,
  otherBodies: new Map([
    ['weather', { name: '气象台', phone: null }],
    ['police', { name: '交警', phone: '12123' }],
  ]),
  emergencies: new Map([['119', '报火警']]),
  openHints: { 'zh-CN': ['转人工'], en: ['operator'] },
  operatorNumber: '1001',
  notices: [],
  today: '2026-11-23',
  minute: 10 * 60,
  callerTail: '1234',
  ticketNumber: '1123000001',
  caseFile: null,
  caseLocked: false,
};

/** An understanding with nothing in it but what the test needs. */
export function heard(parts: Partial<Understanding>): Understanding {
  return { text: '', decision: 'other', intent: 'none', confidence: 1, aspects: [], items: [], slots: {}, why: [], ...parts };
}
