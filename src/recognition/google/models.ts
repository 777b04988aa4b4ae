/** Google's recognisers: which interface, languages and regions each one has for streaming, as far as it is documented. */
import type { Language } from '../../domain/language.js';

export interface SpeechModel {
  api: 'v1' | 'v2';
  /** Regions that serve it; v1 knows only `global`. */
  regions: readonly string[];
  /** Most phrases to expect in one request. */
  mostPhrases: number;
}

/** Languages as the recogniser names them. `zh-CN` and `zh` are refused by several models, this form by none. */
export const SPEECH_LANGUAGES: Record<Language, string> = { 'zh-CN': 'cmn-Hans-CN', en: 'en-US' };

/**
 * Models that stream Mandarin. `latest_long`, `latest_short`, `phone_call`, `telephony`, `long` and `short` are refused for it
 * or not documented: a call would die of INVALID_ARGUMENT.
 */
const MODELS: Record<string, SpeechModel> = {
  default: { api: 'v1', regions: ['global'], mostPhrases: 5_000 },
  command_and_search: { api: 'v1', regions: ['global'], mostPhrases: 5_000 },
  chirp_2: { api: 'v2', regions: ['us-central1', 'europe-west4', 'asia-southeast1'], mostPhrases: 1_000 },
  chirp_3: { api: 'v2', regions: ['us', 'eu', 'asia-northeast1', 'asia-southeast1'], mostPhrases: 1_000 },
};

export const SPEECH_MODEL_NAMES = Object.keys(MODELS);

/** The model, or what is wrong with the choice in plain words. */
export function speechModel(name: string, region: string): SpeechModel | { problem: string } {
  const model = MODELS[name];
  if (model === undefined)
    return { problem: `GOOGLE_SPEECH_MODEL: "${name}" does not stream Mandarin; choose one of ${SPEECH_MODEL_NAMES.join(', ')}` };
  if (!model.regions.includes(region))
    return { problem: `GOOGLE_SPEECH_REGION: ${name} is not in "${region}"; choose one of ${model.regions.join(', ')}` };
  return model;
}
