/** From merged content to what the line answers with; only what changed is made anew. */
import { createCentreTime } from '../calls/centre-time.js';
import type { Published } from '../calls/published.js';
import { type Catalog, createCatalog } from '../catalog/catalog.js';
import type { Finding } from '../catalog/finding.js';
import { lintCatalog } from '../catalog/lint-catalog.js';
import type { ParsedCatalog } from '../catalog/parse-catalog.js';
import type { TaughtPhrase } from '../domain/content.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { createPromptBook } from '../speech/prompt-book.js';
import type { LanguageData } from '../understand/parse-language.js';
import { createTaughtPhrases } from '../understand/taught-phrases.js';
import type { Understand, UnderstandResources } from '../understand/understand.js';
import { createCheckPhrase } from './check-phrase.js';
import type { MergedContent, Problem } from './merge-content.js';
import { openHints } from './open-hints.js';
import { type PublishedFiles, perLanguage } from './read-published-files.js';
import { remembered } from './remembered.js';

/** An understanding and what it was built from. */
export interface BuiltUnderstand {
  understand: Understand;
  resources: UnderstandResources;
}

export interface Assembled {
  published: Published;
  /** Of the catalog's lint, warnings included. */
  findings: Finding[];
  /** What was left out. */
  problems: Problem[];
}

export type Assemble = (content: MergedContent, built: BuiltUnderstand, at: Date) => Assembled;

/** Builds the assembler of one set of files. */
export function createAssembler(files: PublishedFiles, operatorNumber: string | null): Assemble {
  const { centre, calendar, language } = files;
  const centreTime = createCentreTime(centre.time_zone);
  const withTaught = createTaughtPhrases(language);
  const { otherBodies, emergencies } = referrals(language);
  const checkPhrase = createCheckPhrase(language, otherBodies);
  const lint = remembered((parsed: ParsedCatalog, today: string) => lintedCatalog(parsed, today));
  const hintsOf = remembered((catalog: Catalog) => perLanguage((name) => openHints(catalog, language[name], name)));
  const bookOf = perLanguage((name) =>
    remembered((wording: MergedContent['wordings'][Language]) => createPromptBook(name, wording)),
  );

  return (content, built, at) => {
    const { catalog, findings } = lint(content.catalog, centreTime(at).today);
    const { notices, phrases, wordings } = content;
    const wrong = phrases.flatMap((phrase) => checkPhrase(phrase) ?? []);
    const taught = phrases.filter((phrase) => checkPhrase(phrase) === null);
    const item = (code: string) => catalog.item(code);
    const understand = withTaught(built.understand, { phrases: [...newNames(catalog, built.resources), ...taught], item });
    const hints = hintsOf(catalog);
    const knowledge = { catalog, centre, calendar, otherBodies, emergencies, openHints: hints, operatorNumber, notices };
    const books = perLanguage((name) => bookOf[name](wordings[name]));
    return { published: { knowledge, books, understand }, findings, problems: [...content.problems, ...wrong] };
  };
}

function lintedCatalog(parsed: ParsedCatalog, today: string): { catalog: Catalog; findings: Finding[] } {
  const findings = [...parsed.findings, ...lintCatalog({ ...parsed, today })];
  return { catalog: createCatalog(parsed.items, parsed.windows, findings), findings };
}

/** Names the understanding was not built with: of items added since, and names given since. */
function newNames({ items }: Catalog, built: UnderstandResources): TaughtPhrase[] {
  const known = new Map(built.items.map((item) => [item.code, item]));
  return items.flatMap((item) => {
    const before = known.get(item.code);
    if (before === item) return [];
    const old = new Set(before === undefined ? [] : [before.short_name, before.name, ...before.aliases]);
    return [item.short_name, item.name, ...item.aliases]
      .filter((name) => !old.has(name))
      .map((text): TaughtPhrase => ({ language: 'zh-CN', text, target: `item:${item.code}` }));
  });
}

/** Where callers are sent: bodies and emergency numbers of every language; the first to name one wins. */
function referrals(language: Record<Language, LanguageData>): Pick<Published['knowledge'], 'otherBodies' | 'emergencies'> {
  const all = LANGUAGES.map((name) => language[name]).toReversed();
  const otherBodies = new Map(all.flatMap((data) => data.otherBodies.map(({ id, name, phone }) => [id, { name, phone }] as const)));
  const emergencies = new Map(
    all.flatMap((data) => data.emergencies.emergencies.map(({ number, service }) => [number, service] as const)),
  );
  return { otherBodies, emergencies };
}
