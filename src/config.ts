/** The settings of the line: the only reader of the environment. The README's table is tested against `SETTINGS`. */
import { z } from 'zod';
import { HotlineError } from './errors.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const phoneNumber = z.string().regex(/^\+?\d{3,15}$/, 'must be a phone number such as +8656112345678 or 1001');
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address such as https://hotline.example.cn' });

const OFFLINE_VOICES = ['zf_xiaoyi', 'zf_xiaobei', 'zf_xiaoxiao', 'zm_yunxi', 'zm_yunxia', 'zm_yunjian', 'zm_yunyang'] as const;

/** Every setting: its form, its default (none: absent) and what it is for. */
export const SETTINGS = {
  PORT: { schema: z.coerce.number().int().min(0).max(65_535), default: '3000', means: 'Port to listen on' },
  HOST: { schema: z.string().min(1), default: '0.0.0.0', means: 'Address to listen on' },
  PUBLIC_URL: { schema: webAddress, means: 'Address the carrier calls us at; signatures are checked over it' },
  DATA_DIR: { schema: z.string().min(1), default: 'run', means: 'Folder for the database and everything made at run time' },
  DATABASE_URL: { schema: z.string().min(1), means: 'SQLite file (default: hotline.db in DATA_DIR)' },
  CONTENT_DIR: { schema: z.string().min(1), default: '.', means: 'Folder that holds data/ and prompts/' },
  TWILIO_ACCOUNT_SID: {
    schema: z.string().regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC and 32 hex digits'),
    means: 'Only webhooks of this account are answered',
  },
  TWILIO_AUTH_TOKEN: {
    schema: z.string().min(1),
    means: 'Checks the carrier’s signatures; without it only the loopback test phone is answered',
  },
  TWILIO_VOICE_ZH: { schema: z.string().min(1), default: 'Polly.Zhiyu-Neural', means: 'Mandarin voice' },
  TWILIO_VOICE_EN: { schema: z.string().min(1), default: 'Polly.Joanna-Neural', means: 'English voice' },
  TWILIO_SPEECH_MODEL: { schema: z.string().min(1), means: 'Recogniser of the carrier (default: the carrier’s choice)' },
  TRUST_PROXY: { schema: flag, default: 'false', means: 'Believe the forwarding headers of a proxy in front' },
  API_TOKEN: {
    schema: z.string().min(1),
    means: 'Bearer token of /api and /metrics; closed without it',
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(1),
    means: 'Password of user admin (default: generated and printed once)',
  },
  OPERATOR_NUMBER: { schema: phoneNumber, means: 'Where a person answers; without it callers leave messages' },
  RECOGNITION: {
    schema: z.enum(['carrier', 'google', 'offline'], 'must be "carrier", "google" or "offline"'),
    default: 'carrier',
    means: 'Who turns speech into text: `carrier`, or over media streams `google` or `offline`',
  },
  OFFLINE_MODEL: {
    schema: z.string().min(1),
    means:
      'Whisper on this machine, `base` or `small` (`npm run models`), or the folder of a model; with `google` it takes over when Google fails',
  },
  OFFLINE_MODEL_DIR: { schema: z.string().min(1), means: 'Folder of what `npm run models` installs (default: models in DATA_DIR)' },
  SYNTHESIS: {
    schema: z.enum(['google', 'offline'], 'must be "google" or "offline"'),
    means:
      'Who speaks where the carrier does not: `google`, or `offline` (default: `google` with RECOGNITION=google, else `offline`)',
  },
  OFFLINE_VOICE: {
    schema: z.enum(OFFLINE_VOICES, `must be one of ${OFFLINE_VOICES.join(', ')}`),
    default: 'zf_xiaoyi',
    means: 'Voice on this machine (`npm run models -- voice`): `zf_xiaoyi` a woman, `zm_yunxi` a man, or another `zf_`, `zm_`',
  },
  GOOGLE_APPLICATION_CREDENTIALS: { schema: z.string().min(1), means: 'Key file of a Google Cloud service account' },
  GOOGLE_CLOUD_PROJECT: { schema: z.string().min(1), means: 'Google Cloud project (default: the one of the key file)' },
  GOOGLE_SPEECH_MODEL: {
    schema: z.string().min(1),
    default: 'default',
    means: 'Recogniser: `default`, `command_and_search`, or `chirp_2`, `chirp_3` with a region',
  },
  GOOGLE_SPEECH_REGION: { schema: z.string().min(1), default: 'global', means: 'Region of the recogniser' },
  GOOGLE_VOICE_ZH: { schema: z.string().min(1), default: 'cmn-CN-Wavenet-A', means: 'Mandarin voice over media streams' },
  GOOGLE_VOICE_EN: { schema: z.string().min(1), default: 'en-US-Wavenet-F', means: 'English voice over media streams' },
  ASTERISK_URL: {
    schema: webAddress,
    means: 'HTTP address of a telephone switch (Asterisk 22) of your own, e.g. `http://127.0.0.1:8088`',
  },
  ASTERISK_USER: { schema: z.string().min(1), means: 'User of the switch’s interface (ARI), and of its media sockets' },
  ASTERISK_PASSWORD: { schema: z.string().min(1), means: 'Password of that user' },
  ASTERISK_APP: {
    schema: z.string().regex(/^[\w-]{1,40}$/, 'must be a plain name such as sunshine'),
    default: 'sunshine',
    means: 'Stasis application the dialplan sends calls to',
  },
  ASTERISK_PHONE_PASSWORD: {
    schema: z.string().min(1),
    means: 'Password of endpoint `browser` of the switch: the test phone then places real calls from its microphone',
  },
  DEMO_CALLS: {
    schema: flag,
    default: 'true',
    means: 'Place a demonstration month of calls on the first start, where data/centre.yaml says demo',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    default: 'info',
    means: 'How much the process log says',
  },
} as const satisfies Record<string, { schema: z.ZodType; default?: string; means: string }>;

type Settings = typeof SETTINGS;
type Value<K extends keyof Settings> = z.output<Settings[K]['schema']>;
export type Config = { [K in keyof Settings]: Settings[K] extends { default: string } ? Value<K> : Value<K> | undefined };

/** Reads the settings; empty values count as absent. Throws `config_invalid` naming every setting that is wrong, never its value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, setting]) => {
    const raw = env[name] || ('default' in setting ? setting.default : undefined);
    if (raw === undefined) return [name, undefined];
    const result = (setting.schema as z.ZodType).safeParse(raw);
    if (!result.success) problems.push(`${name}: ${result.error.issues.map((issue) => issue.message).join(', ')}`);
    return [name, result.data];
  });
  if (/^postgres(ql)?:/.test(env.DATABASE_URL ?? ''))
    problems.push('DATABASE_URL: PostgreSQL is not in this version; name an SQLite file');
  if ((env.RECOGNITION === 'google' || env.RECOGNITION === 'offline') && !env.PUBLIC_URL && !env.ASTERISK_URL)
    problems.push(`PUBLIC_URL: RECOGNITION=${env.RECOGNITION} needs it, the carrier opens its media streams there`);
  if (env.ASTERISK_URL && !(env.ASTERISK_USER && env.ASTERISK_PASSWORD))
    problems.push('ASTERISK_URL: needs ASTERISK_USER and ASTERISK_PASSWORD, a user of ari.conf');
  if (problems.length > 0) throw new HotlineError('config_invalid', `settings:\n  ${problems.join('\n  ')}`);
  return Object.fromEntries(entries) as Config;
}

/** The settings of this process. */
export function readEnvironment(): Config {
  const config = readConfig(process.env);
  // Outside Google's own machines its clients would look for a metadata server by name and address; the BIOS tells as well.
  process.env.METADATA_SERVER_DETECTION ??= config.GOOGLE_APPLICATION_CREDENTIALS === undefined ? 'bios-only' : 'none';
  return config;
}
