/** The bulletin itself: a paragraph to read out, the figures beside the month and the year before, then windows, items and days. */
import { Link } from 'react-router';
import type { Bulletin, BulletinRow } from '../../domain/console/figures.js';
import { type CallParams, callsLink } from '../calls/call-address.js';
import type { NameBook } from '../calls/use-names.js';
import { FigureTable } from '../charts/chart.js';
import { changeOf, formatMeasure, isKnown } from '../overview/measure-text.js';
import { MEASURES } from '../overview/measures.js';
import { formatInstant } from '../shell/instant.js';
import { usePick, useWords } from '../shell/language.js';
import { EmptyState } from '../shell/page-states.js';
import { useSession } from '../shell/session.js';
import { DayBars } from './day-bars.js';
import { BULLETIN_WORDS } from './words.js';

const NAMED = 5;

export function BulletinSheet({ bulletin, names }: { bulletin: Bulletin; names: NameBook }) {
  const words = useWords(BULLETIN_WORDS);
  const { centre } = useSession();
  const name = usePick()({ zh: centre['zh-CN'], en: centre.en });
  const { month, from, to, previous, since } = bulletin;
  const known = isKnown(previous, since);
  return (
    <article className="sheet bulletin">
      <h2>{words.heading(name, month)}</h2>
      {bulletin.demo && <p className="bulletin-demo">{words.demo}</p>}
      {bulletin.figures.calls === 0 ? (
        <EmptyState text={words.nothing} />
      ) : (
        <>
          <Summary bulletin={bulletin} names={names} />
          <h3>{words.days}</h3>
          <DayBars days={bulletin.days} />
          <Rows
            title={words.windows}
            first={words.window}
            known={known}
            rows={bulletin.windows}
            nameOf={names.windowName}
            link={(window) => ({ window, from, to })}
          />
          <Rows
            title={words.items}
            first={words.item}
            known={known}
            rows={bulletin.items}
            nameOf={names.itemName}
            link={(item) => ({ item, from, to })}
          />
        </>
      )}
      <p className="quiet">
        {words.overdueMeaning} {words.made(formatInstant(Date.now()))}
      </p>
    </article>
  );
}

function Summary({ bulletin, names }: { bulletin: Bulletin; names: NameBook }) {
  const words = useWords(BULLETIN_WORDS);
  const pick = usePick();
  const { figures, previous, yearAgo, tickets, items } = bulletin;
  const write = (id: string) => formatMeasure(MEASURES[id]?.form ?? 'count', MEASURES[id]?.of(figures) ?? null);
  const change = isKnown(previous, bulletin.since) ? changeOf('count', figures.calls, previous.figures.calls) : null;
  const top = items.filter(({ calls }) => calls > 0).slice(0, NAMED);
  return (
    <>
      <p className="bulletin-text">
        {words.text(write('calls'), change, write('selfServed'), write('transferred'), write('abandoned'), write('notUnderstood'))}
        {top.length > 0 && words.topText(top.map(({ key, calls }) => `${names.itemName(key)}（${calls}）`).join('、'))}
        {words.ticketText(tickets.opened, tickets.overdue)}
      </p>
      <h3>{words.summary}</h3>
      <FigureTable
        label={words.summary}
        head={[words.measure, words.thisMonth, words.monthBefore, words.previous, words.yearAgo, `${words.onYear} `]}
        rows={Object.values(MEASURES).map(({ name, of, form }) => {
          const [now, before, year] = [of(figures), of(previous.figures), of(yearAgo.figures)] as const;
          const known = isKnown(previous, bulletin.since);
          const knownYear = isKnown(yearAgo, bulletin.since);
          return [
            pick(name),
            formatMeasure(form, now),
            formatMeasure(form, known ? before : null),
            (known && changeOf(form, now, before)) || '–',
            formatMeasure(form, knownYear ? year : null),
            (knownYear && changeOf(form, now, year)) || '–',
          ];
        })}
      />
    </>
  );
}

interface RowsProps {
  title: string;
  first: string;
  /** The month before was counted as a whole. */
  known: boolean;
  rows: readonly BulletinRow[];
  nameOf(key: string): string;
  link(key: string): CallParams;
}

function Rows({ title, first, known, rows, nameOf, link }: RowsProps) {
  const words = useWords(BULLETIN_WORDS);
  if (rows.length === 0) return null;
  const head = [
    first,
    words.calls,
    words.trend,
    words.selfServed,
    words.transferred,
    words.notUnderstood,
    words.tickets,
    words.overdue,
  ];
  return (
    <>
      <h3>{title}</h3>
      <FigureTable
        label={title}
        head={head}
        rows={rows.map((row) => [
          <Link key={row.key} to={callsLink(link(row.key))}>
            {nameOf(row.key)}
          </Link>,
          row.calls,
          (known && row.previous > 0 && changeOf('count', row.calls, row.previous)) || '–',
          row.self_served,
          row.transferred,
          row.not_understood,
          row.tickets,
          row.overdue > 0 ? <strong key="overdue">{row.overdue}</strong> : 0,
        ])}
      />
    </>
  );
}
