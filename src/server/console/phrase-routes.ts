/** Taught phrases (教过的说法): all that hold now, whoever taught them and where, and taking one back. */
import { phraseNameSchema, type TaughtPhraseView, taughtPhrasesSchema, teachResultSchema } from '../../domain/console/teach.js';
import { phraseKey, type TaughtPhrase, targetOf } from '../../domain/content.js';
import { type ApiRoute, apiRoute } from '../api/api-route.js';
import type { LiveContent } from '../live-content.js';
import { forgetPhrase } from '../teaching.js';

export function phraseRoutes({ content }: { content: () => LiveContent }): ApiRoute[] {
  return [
    apiRoute({
      method: 'get',
      path: '/console/phrases',
      access: 'viewer',
      summary: 'All taught phrases that hold now, newest first',
      response: taughtPhrasesSchema,
      handle: () => {
        const views = content()
          .state()
          .content.phrases.map((phrase) => phraseView(phrase, content()));
        return { phrases: views.toSorted((one, other) => other.atMs - one.atMs) };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/console/phrases/forget',
      access: 'editor',
      summary: 'Take a taught phrase back',
      body: phraseNameSchema,
      response: teachResultSchema,
      handle: ({ body, actor }) => forgetPhrase(content(), body, actor.by),
    }),
  ];
}

function phraseView(phrase: TaughtPhrase, content: LiveContent): TaughtPhraseView {
  const [kind, id] = targetOf(phrase);
  const { catalog, otherBodies } = content.published().knowledge;
  const name = kind === 'item' ? catalog.item(id)?.short_name : kind === 'other_body' ? otherBodies.get(id)?.name : undefined;
  const revision = content.standing('phrase', phraseKey(phrase));
  return { ...phrase, name: name ?? null, by: revision?.by ?? '', atMs: revision?.at.getTime() ?? 0 };
}
