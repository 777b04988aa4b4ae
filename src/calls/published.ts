/** What staff have published, ready to answer with: one immutable object, swapped as a whole. */
import type { PublishedKnowledge } from '../dialog/knowledge.js';
import type { Language } from '../domain/language.js';
import type { Understanding, UtteranceContext } from '../domain/understanding.js';
import type { PromptBook } from '../speech/prompt-book.js';

export interface Published {
  knowledge: PublishedKnowledge;
  books: Record<Language, PromptBook>;
  understand: (text: string, context?: UtteranceContext) => Understanding;
}
