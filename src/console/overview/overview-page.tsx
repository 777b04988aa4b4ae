/** The overview: what is going on now, and how the line did in a period. Every figure opens the calls behind it. */
import { useState } from 'react';
import type { DemoMonth, Overview } from '../../domain/console/figures.js';
import { type NameBook, useNames } from '../calls/use-names.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { EmptyState, Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { DemoBanner } from './demo-banner.js';
import { FigureCards } from './figure-cards.js';
import { KeyCharts } from './key-charts.js';
import { LiveCallsCard } from './live-calls-card.js';
import { Meanings } from './meanings.js';
import { PeriodPicker, periodOf } from './period-picker.js';
import { TimeCharts } from './time-charts.js';
import { OVERVIEW_WORDS } from './words.js';

export function OverviewPage() {
  const words = useWords(OVERVIEW_WORDS);
  const names = useNames();
  return (
    <>
      <Loading from={names}>{(book) => <Period names={book} />}</Loading>
      {names.value === undefined && <h1 className="visually-hidden">{words.title}</h1>}
    </>
  );
}

function Period({ names }: { names: NameBook }) {
  const words = useWords(OVERVIEW_WORDS);
  const address = useAddress();
  const [demo, setDemo] = useState<DemoMonth>();
  const period = periodOf(address.now, names.today);
  const round = demo?.state === 'placing' ? Math.floor(demo.placed / 25) : demo?.state;
  const seen = useLoad(
    (signal) => api.get<Overview>('overview', { query: { ...period }, signal }),
    [period.from, period.to, round],
  );
  return (
    <>
      <PageHeader title={words.title}>
        <PeriodPicker address={address} today={names.today} />
      </PageHeader>
      <DemoBanner onState={setDemo} />
      <LiveCallsCard names={names} />
      <Loading from={seen}>{(overview) => <Shown overview={overview} names={names} />}</Loading>
    </>
  );
}

function Shown({ overview, names }: { overview: Overview; names: NameBook }) {
  const words = useWords(OVERVIEW_WORDS);
  const { previous, yearAgo, figures } = overview;
  return (
    <>
      <FigureCards overview={overview} />
      <p className="quiet compared">{words.comparedWith(`${previous.from} – ${previous.to}`, `${yearAgo.from} – ${yearAgo.to}`)}</p>
      {figures.calls === 0 ? (
        <EmptyState text={words.noCalls} />
      ) : (
        <div className="charts">
          <TimeCharts overview={overview} />
          <KeyCharts overview={overview} names={names} />
        </div>
      )}
      <Meanings />
    </>
  );
}
