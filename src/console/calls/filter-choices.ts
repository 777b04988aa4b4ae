/** What the call log's filters offer, in the order people look for it. */
import type { Stage } from '../../domain/call.js';
import type { CallFlag } from '../../domain/call-filter.js';
import type { IntentId } from '../../domain/intent.js';
import { INTENT_NAMES, STAGE_NAMES } from '../phone/labels.js';
import { FLAG_NAMES } from './names.js';

export const STAGES_SHOWN = Object.keys(STAGE_NAMES) as Stage[];
export const INTENTS_SHOWN = Object.keys(INTENT_NAMES) as IntentId[];
export const CALL_FLAGS_SHOWN = Object.keys(FLAG_NAMES) as CallFlag[];
