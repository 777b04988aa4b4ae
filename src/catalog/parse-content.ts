/** A content file of data/ checked against its schema, for the files that must be right as a whole (centre, calendar, demo cases). */
import type { z } from 'zod';
import { HotlineError } from '../errors.js';
import { type ContentFile, readDocument } from './content-document.js';
import type { FieldPath } from './finding.js';
import { schemaWords } from './schema-words.js';

/** The file's value; throws `content_invalid` naming every place that is wrong. */
export function parseContent<T>(schema: z.ZodType<T>, file: ContentFile): T {
  const { value, problems, lineOf } = readDocument(file);
  if (problems.length > 0) throw invalid(problems.map(({ line, message }) => `${file.path}:${line} ${message}`));
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map((issue) => {
      const path = issue.path as FieldPath;
      const { message, fix } = schemaWords(issue, value);
      return `${file.path}:${lineOf(path)} ${path.join('.')}: ${message} → ${fix}`;
    }),
  );
}

function invalid(lines: readonly string[]): HotlineError {
  return new HotlineError('content_invalid', lines.join('\n'));
}
