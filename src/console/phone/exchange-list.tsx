/** The webhooks of a round: what the carrier sent and the TwiML that came back. */
import { useState } from 'react';
import type { PhoneExchange } from '../../domain/phone.js';
import { prettyXml, type XmlLine } from './pretty-xml.js';
import { Words } from './words.js';

export function ExchangeList({ exchanges }: { exchanges: readonly PhoneExchange[] }) {
  return (
    <div className="turn-section">
      <h3>
        <Words zh="电文" en="TwiML" />
      </h3>
      {exchanges.length === 0 && <p className="muted">这一轮没有电文。</p>}
      {exchanges.map((exchange, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a round never changes
        <ExchangeView key={index} exchange={exchange} />
      ))}
    </div>
  );
}

function ExchangeView({ exchange }: { exchange: PhoneExchange }) {
  const { url, status, ms, document, fields } = exchange;
  const ok = status !== null && status < 300;
  return (
    <article className="exchange">
      <header>
        <code className="exchange-path">POST {pathOf(url)}</code>
        <span className={ok ? 'exchange-status' : 'exchange-status exchange-bad'}>{status ?? '无回应'}</span>
        <span className="exchange-ms">{ms} ms</span>
      </header>
      {document !== '' && <Code document={document} />}
      <details className="fields">
        <summary>
          <Words zh="运营商送来的字段" en="Form fields" />
        </summary>
        <dl>
          {Object.entries(fields)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </details>
    </article>
  );
}

/** Longer values, hints for the recogniser above all, are cut until asked for. */
const MOST_CHARACTERS = 120;

function Code({ document }: { document: string }) {
  const [full, setFull] = useState(false);
  const isLong = MAYBE_LONG.test(document);
  return (
    <>
      <CodeLines lines={prettyXml(document, full ? undefined : MOST_CHARACTERS)} />
      {isLong && (
        <button type="button" className="button-small code-more" aria-pressed={full} onClick={() => setFull(!full)}>
          <Words zh="显示全文" en="Show all" />
        </button>
      )}
    </>
  );
}

const MAYBE_LONG = new RegExp(`"[^"]{${MOST_CHARACTERS},}"`);

function CodeLines({ lines }: { lines: readonly XmlLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="code" tabIndex={0} aria-label="TwiML">
      {lines.map(({ depth, parts }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one document never move
        <code key={index} className={`code-line code-depth-${Math.min(depth, 4)}`}>
          {parts.map(({ kind, text }, part) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line never move
            <span key={part} className={`xml-${kind}`}>
              {text}
            </span>
          ))}
        </code>
      ))}
    </section>
  );
}

/** Path and query; the host is always this line, and the fragment is the carrier's own business. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
