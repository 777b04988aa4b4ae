/** The wording of one language: parses `prompts/<language>.yaml` and checks every id, variable and term against the declarations. */
import { parse } from 'yaml';
import { z } from 'zod';
import { TRANSFER_REASONS } from '../domain/call.js';
import { CASE_STATUSES } from '../domain/case-file.js';
import { ASPECT_IDS } from '../domain/intent.js';
import type { Language } from '../domain/language.js';
import { PROMPTS, type PromptId, type ValueType } from '../domain/prompt.js';
import { HotlineError } from '../errors.js';

/** A template cut at its variables. */
export type TemplatePart = { text: string } | { variable: string; type: ValueType };

export interface PromptBook {
  language: Language;
  terms: Terms;
  templates: ReadonlyMap<PromptId, readonly TemplatePart[]>;
}

const termsSchema = z.strictObject({
  aspect: z.record(z.enum(ASPECT_IDS), z.string().min(1)),
  status: z.record(z.enum(CASE_STATUSES), z.string().min(1)),
  opinion: z.record(z.enum(CASE_STATUSES), z.string().min(1)),
  reason: z.record(z.enum(TRANSFER_REASONS), z.string().min(1)),
});
export type Terms = z.infer<typeof termsSchema>;

const bookSchema = z.strictObject({ terms: termsSchema, prompts: z.record(z.string(), z.string().min(1)) });

/** The wording of a language as written: a prompt file, or one with published prompts over it. */
export type Wording = z.infer<typeof bookSchema>;

/** Parses one prompt file. Throws `content_invalid` with every problem found, one a line. */
export function parsePromptBook(language: Language, text: string): PromptBook {
  return createPromptBook(language, parseWording(language, text));
}

/** Reads one prompt file as it is written. Throws `content_invalid` when it is no such file. */
export function parseWording(language: Language, text: string): Wording {
  const parsed = bookSchema.safeParse(readYaml(language, text));
  if (parsed.success) return parsed.data;
  throw invalid(
    language,
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

/** Cuts every prompt at its variables. Throws `content_invalid` with every problem found, one a line. */
export function createPromptBook(language: Language, { prompts, terms }: Wording): PromptBook {
  const problems = promptProblems(prompts);
  if (problems.length > 0) throw invalid(language, problems);
  const templates = new Map<PromptId, readonly TemplatePart[]>();
  for (const id of Object.keys(PROMPTS) as PromptId[]) templates.set(id, cutTemplate(id, prompts[id] ?? ''));
  return { language, terms, templates };
}

function readYaml(language: Language, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw invalid(language, [error instanceof Error ? error.message : String(error)]);
  }
}

/** Ids that are missing or unknown, and variables a prompt does not have. */
function promptProblems(prompts: Record<string, string>): string[] {
  const missing = Object.keys(PROMPTS).filter((id) => !(id in prompts));
  const wrong = Object.entries(prompts).flatMap(([id, template]) => promptFaults(id, template));
  return [...missing.map((id) => `prompt ${id} is missing`), ...wrong];
}

/** What is wrong with the wording of one prompt; none when it can be spoken. */
export function promptFaults(id: string, template: string): string[] {
  if (!Object.hasOwn(PROMPTS, id)) return [`prompt ${id} is unknown`];
  const declared: Record<string, ValueType> = PROMPTS[id as PromptId];
  return variablesOf(template).flatMap((name) => (Object.hasOwn(declared, name) ? [] : [`prompt ${id} has no variable {${name}}`]));
}

function variablesOf(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}

function cutTemplate(id: PromptId, template: string): TemplatePart[] {
  const declared: Record<string, ValueType> = PROMPTS[id];
  return template.split(/(\{[^}]*\})/).flatMap((piece): TemplatePart[] => {
    if (piece === '') return [];
    const variable = /^\{(.*)\}$/.exec(piece)?.[1];
    const type = variable === undefined ? undefined : declared[variable];
    return [variable !== undefined && type !== undefined ? { variable, type } : { text: piece }];
  });
}

function invalid(language: Language, problems: string[]): HotlineError {
  return new HotlineError('content_invalid', `prompts/${language}.yaml:\n  ${problems.join('\n  ')}`);
}
