/** What callers of one language say (data/language/<language>/*.yaml): schemas, their types, and the reader. */
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ASPECT_IDS, INTENT_IDS } from '../domain/intent.js';
import { itemCode } from '../domain/item.js';
import { CHOICES } from '../domain/understanding.js';
import { HotlineError } from '../errors.js';
import { aspectModelSchema } from './aspect-model.js';
import { linearModelSchema } from './linear-model.js';

const phrase = z.string().trim().min(1);
const phrases = z.array(phrase);
const pair = z.tuple([phrase, phrase]);
const sound = z.string().regex(/^[a-z]+$/);

const intentsSchema = z.partialRecord(z.enum(INTENT_IDS), phrases);
const aspectsSchema = z.partialRecord(
  z.enum(ASPECT_IDS),
  z.strictObject({
    phrases: phrases.default([]),
    cues: phrases.default([]),
    /** Cues that count only where nothing else in their clause asks an aspect. */
    weak: phrases.default([]),
    /** What holds a cue and asks nothing. */
    not: phrases.default([]),
  }),
);
const wordsSchema = z.strictObject({
  fillers: phrases.default([]),
  /** [said, meant] */
  synonyms: z.array(pair).default([]),
  /** Canonical action → words that say it. */
  actions: z.record(phrase, phrases).default({}),
  stop: phrases.default([]),
});
const homophonesSchema = z.strictObject({
  /** [heard, meant] */
  pairs: z.array(pair).default([]),
  /** Sounds a dialect or a recogniser takes for each other; cost 0 the same, 1 different. */
  confusion: z.array(z.strictObject({ sounds: z.tuple([sound, sound]), cost: z.number().min(0).max(1) })).default([]),
});
/** Group → words that say the same. */
const meaningsSchema = z.record(z.string().regex(/^[a-z_]+$/), phrases);
const emergenciesSchema = z.strictObject({
  emergencies: z.array(z.strictObject({ number: z.enum(['110', '119', '120', '122']), service: phrase, phrases })),
  /** Phrases that only look like an emergency. */
  not: phrases.default([]),
});
const otherBodySchema = z.strictObject({ id: phrase, name: phrase, phone: z.string().nullable(), phrases });
const daysSchema = z.strictObject({
  /** Holiday → what callers call it. */
  holidays: z.record(phrase, phrases).default({}),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.record(z.string().regex(/^[1-7]$/), phrases).default({}),
  /** Days from today → what callers call it. */
  relative: z.record(z.string().regex(/^-?\d+$/), phrases).default({}),
  weekend: phrases.default([]),
  next_week: phrases.default([]),
});

/** What `npm run fit` learnt from all the phrases. */
const learntSchema = z.strictObject({ topics: linearModelSchema, aspects: aspectModelSchema.optional() });

const choicesSchema = z.partialRecord(z.enum(CHOICES), phrases);
/** items/*.yaml: item code → how callers say it, and what may mean several items. */
const itemPhrasesSchema = z
  .object({ ambiguous: z.array(z.strictObject({ text: phrase, items: z.array(itemCode).min(2) })).default([]) })
  .catchall(phrases);

/** The files of one language and what they hold; all but the first may be absent. */
const FILES = {
  intents: intentsSchema,
  aspects: aspectsSchema,
  words: wordsSchema,
  homophones: homophonesSchema,
  meanings: meaningsSchema,
  emergencies: emergenciesSchema,
  'other-bodies': z.array(otherBodySchema),
  days: daysSchema,
  choices: choicesSchema,
  learnt: learntSchema.optional(),
} as const;
type FileName = keyof typeof FILES;

export type OtherBody = z.infer<typeof otherBodySchema>;
export type Emergencies = z.infer<typeof emergenciesSchema>;
export type Words = z.infer<typeof wordsSchema>;
export type Homophones = z.infer<typeof homophonesSchema>;
export type DayWords = z.infer<typeof daysSchema>;

export interface ItemPhrase {
  text: string;
  codes: string[];
}

/** Everything known about how callers of one language speak. */
export interface LanguageData {
  /** What callers say when they mean an item, with the codes of all items it may mean. */
  items: ItemPhrase[];
  intents: z.infer<typeof intentsSchema>;
  aspects: z.infer<typeof aspectsSchema>;
  words: Words;
  homophones: Homophones;
  meanings: z.infer<typeof meaningsSchema>;
  emergencies: Emergencies;
  otherBodies: OtherBody[];
  days: DayWords;
  /** Answers to what the line just offered. */
  choices: z.infer<typeof choicesSchema>;
  /** Absent where nothing was learnt. */
  learnt?: z.infer<typeof learntSchema>;
}

/**
 * Reads the files of one language's folder; a file's name says what it holds.
 * Throws `content_invalid` with file, line and field when one is malformed or unknown.
 */
export function parseLanguage(files: readonly { path: string; text: string }[]): LanguageData {
  const read = new Map(files.filter(({ path }) => !OF_ITEMS.test(path)).map((file) => [fileName(file.path), file]));
  const content = <N extends FileName>(name: N, absent: string): z.infer<(typeof FILES)[N]> =>
    parseFile(FILES[name], read.get(name) ?? { path: `${name}.yaml`, text: absent }) as z.infer<(typeof FILES)[N]>;
  return {
    items: files.filter(({ path }) => OF_ITEMS.test(path)).flatMap(itemPhrases),
    intents: content('intents', '{}'),
    aspects: content('aspects', '{}'),
    words: content('words', '{}'),
    homophones: content('homophones', '{}'),
    meanings: content('meanings', '{}'),
    emergencies: content('emergencies', 'emergencies: []'),
    otherBodies: content('other-bodies', '[]'),
    days: content('days', '{}'),
    choices: content('choices', '{}'),
    learnt: read.has('learnt') ? content('learnt', '') : undefined,
  };
}

/** One file a window, named by its code. */
const OF_ITEMS = /[\\/]items[\\/][^\\/]+$/;

function itemPhrases(file: { path: string; text: string }): ItemPhrase[] {
  const { ambiguous, ...own } = parseFile(itemPhrasesSchema, file);
  const single = Object.entries(own).flatMap(([code, said]) => said.map((text) => ({ text, codes: [code] })));
  return [...single, ...ambiguous.map(({ text, items }) => ({ text, codes: items }))];
}

function fileName(path: string): FileName {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.(ya?ml|json)$/, '');
  if (!Object.hasOwn(FILES, name)) throw new HotlineError('content_invalid', `${path}: no language file has this name`);
  return name as FileName;
}

function parseFile<S extends z.ZodType>(schema: S, file: { path: string; text: string }): z.infer<S> {
  if (file.path.endsWith('.json')) return parseJson(schema, file);
  const document = parseDocument(file.text, { uniqueKeys: true });
  const broken = document.errors[0];
  if (broken) throw new HotlineError('content_invalid', `${file.path}: ${broken.message}`);
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  const node = document.getIn(issue?.path ?? [], true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? `:${file.text.slice(0, node.range[0]).split('\n').length}` : '';
  throw new HotlineError('content_invalid', `${file.path}${line} ${place}: ${issue?.message ?? 'malformed'}`);
}

/** Made by a program: the parser for people's files would take long over it. */
function parseJson<S extends z.ZodType>(schema: S, file: { path: string; text: string }): z.infer<S> {
  try {
    return schema.parse(JSON.parse(file.text));
  } catch (cause) {
    throw new HotlineError('content_invalid', `${file.path}: malformed; make it anew with npm run fit`, { cause });
  }
}
