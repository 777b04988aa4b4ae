/** The main figures as cards: each with how it moved, each a link to its calls. */
import { Link } from 'react-router';
import type { Overview } from '../../domain/console/figures.js';
import { callsLink } from '../calls/call-address.js';
import { usePick, useWords } from '../shell/language.js';
import { changeOf, formatMeasure, isKnown } from './measure-text.js';
import { MEASURES, type Measure } from './measures.js';
import { OVERVIEW_WORDS } from './words.js';

export function FigureCards({ overview }: { overview: Overview }) {
  const words = useWords(OVERVIEW_WORDS);
  return (
    <section aria-label={words.figures}>
      <ul className="figure-cards">
        {Object.entries(MEASURES).map(([id, measure]) => (
          <Card key={id} measure={measure} overview={overview} />
        ))}
      </ul>
    </section>
  );
}

function Card({ measure, overview }: { measure: Measure; overview: Overview }) {
  const words = useWords(OVERVIEW_WORDS);
  const name = usePick()(measure.name);
  const { from, to, figures, previous, yearAgo, since } = overview;
  const now = measure.of(figures);
  return (
    <li>
      <Link to={callsLink({ ...measure.filter, from, to })} title={words.see(name)}>
        <span className="figure-name">{name}</span>
        <strong>{formatMeasure(measure.form, now)}</strong>
        <span className="figure-changes">
          <Change
            label={words.previous}
            measure={measure}
            now={now}
            before={measure.of(previous.figures)}
            known={isKnown(previous, since)}
          />
          <Change
            label={words.yearAgo}
            measure={measure}
            now={now}
            before={measure.of(yearAgo.figures)}
            known={isKnown(yearAgo, since)}
          />
        </span>
      </Link>
    </li>
  );
}

interface ChangeProps {
  label: string;
  measure: Measure;
  now: number | null;
  before: number | null;
  /** There were calls to compare with. */
  known: boolean;
}

function Change({ label, measure: { form, better }, now, before, known }: ChangeProps) {
  const change = known ? changeOf(form, now, before) : null;
  const up = (now ?? 0) > (before ?? 0);
  const tone = change === null || change.startsWith('±') || better === undefined ? '' : up === (better === 'more') ? 'good' : 'bad';
  return (
    <span>
      {label} <span className={tone}>{change ?? '–'}</span>
    </span>
  );
}
