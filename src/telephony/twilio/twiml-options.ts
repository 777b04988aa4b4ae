/** The carrier settings of the line (voices, recogniser, callback addresses), checked once at start. */
import { z } from 'zod';
import type { Language } from '../../domain/language.js';
import type { Spoken } from '../../domain/prompt.js';
import { HotlineError } from '../../errors.js';
import { voiceLanguage, voiceTakesSsml } from './voices.js';

/** Languages as the two verbs name them: what `<Gather>` calls cmn-Hans-CN is cmn-CN for `<Say>`. */
const CARRIER_LANGUAGES = {
  'zh-CN': { gather: 'cmn-Hans-CN', say: 'cmn-CN', voice: 'Polly.Zhiyu-Neural' },
  en: { gather: 'en-US', say: 'en-US', voice: 'Polly.Joanna-Neural' },
} as const satisfies Record<Language, { gather: string; say: string; voice: string }>;

/** Recognisers that take Mandarin; phone_call, numbers_and_commands and the experimental models do not, and fail the gather. */
const SPEECH_MODELS = [
  'default',
  'googlev2_long',
  'googlev2_short',
  'googlev2_telephony',
  'googlev2_telephony_short',
  'deepgram_nova-2',
  'deepgram_nova-3',
] as const;

const RETRY_ON = ['4xx', '5xx', 'ct', 'rt', 'all'] as const;

const settingsSchema = z.strictObject({
  /** '' for addresses relative to the document, or the public URL. */
  baseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Voice of each language; null leaves it to the carrier. */
  voices: z.strictObject({ 'zh-CN': z.string().nullable(), en: z.string().nullable() }).partial().default({}),
  /** Absent lets the carrier choose and fail over between recognisers. */
  speechModel: z.enum(SPEECH_MODELS).optional(),
  /** Number shown to the operator; absent shows the caller's. */
  callerId: z
    .string()
    .regex(/^\+?\d{3,15}$/, 'must be a phone number')
    .optional(),
  /** wss:// address of our media socket: the line listens and speaks by itself. Absent: the carrier does. */
  streamUrl: z
    .string()
    .regex(/^wss:\/\/[^\s?#]+$/, 'must be a wss address without a query')
    .optional(),
  /** Added to the query of our own addresses, so that what follows is known there. */
  query: z
    .string()
    .regex(/^(&[\w=-]+)?$/)
    .default(''),
  /** How the carrier calls our action URLs; together within its 15 s. */
  webhookOverrides: z
    .strictObject({
      connectTimeoutMs: z.int().min(100).max(10_000),
      readTimeoutMs: z.int().min(100).max(15_000),
      retries: z.int().min(0).max(5),
      retryOn: z.array(z.enum(RETRY_ON)).min(1),
    })
    .nullable()
    .default({ connectTimeoutMs: 2000, readTimeoutMs: 4500, retries: 2, retryOn: ['ct', 'rt', '5xx'] }),
});
export type TwimlSettings = z.input<typeof settingsSchema>;

export interface CarrierVoice {
  /** Language of `<Gather>`. */
  gather: string;
  /** Language of `<Say>`. */
  say: string;
  voice: string | undefined;
  /** May carry SSML, so it can be slowed down. */
  ssml: boolean;
}

/** Settings ready for use; made by `twimlOptions` only. */
export interface TwimlOptions {
  baseUrl: string;
  languages: Record<Language, CarrierVoice>;
  speechModel: string | undefined;
  callerId: string | undefined;
  streamUrl: string | undefined;
  query: string;
  /** `#ct=…&rt=…&rc=…&rp=…` or ''. */
  fragment: string;
  /** Address of staff's recording of a sentence, where there is one; absent speaks everything. */
  recordingOf?: (spoken: Spoken) => string | null;
}

/** Checks the settings and fills in what is absent. Throws `config_invalid` naming the setting. */
export function twimlOptions(settings: TwimlSettings = {}): TwimlOptions {
  const result = settingsSchema.safeParse(settings);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new HotlineError('config_invalid', `Twilio settings: ${issues.join('; ')}`);
  }
  const { baseUrl, voices, speechModel, callerId, streamUrl, query, webhookOverrides } = result.data;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    languages: { 'zh-CN': carrierVoice('zh-CN', voices['zh-CN']), en: carrierVoice('en', voices.en) },
    speechModel,
    callerId,
    streamUrl,
    query,
    fragment: webhookOverrides ? overrideFragment(webhookOverrides) : '',
  };
}

function carrierVoice(language: Language, configured: string | null | undefined): CarrierVoice {
  const { gather, say, voice: usual } = CARRIER_LANGUAGES[language];
  const voice = configured === undefined ? usual : configured;
  if (voice === null) return { gather, say, voice: undefined, ssml: false };
  const speaks = voiceLanguage(voice);
  if (speaks?.split('-')[0] !== say.split('-')[0]) {
    throw new HotlineError('config_invalid', `Twilio settings: voices.${language}: ${voice} is not a voice for ${say}`);
  }
  return { gather, say: speaks ?? say, voice, ssml: voiceTakesSsml(voice) };
}

function overrideFragment(overrides: NonNullable<z.infer<typeof settingsSchema>['webhookOverrides']>): string {
  const { connectTimeoutMs, readTimeoutMs, retries, retryOn } = overrides;
  return `#ct=${connectTimeoutMs}&rt=${readTimeoutMs}&rc=${retries}&rp=${retryOn.join(',')}`;
}
