/** Calls of each day of a month as small bars; plain SVG, so that it prints as it is seen. */
import type { Bulletin } from '../../domain/console/figures.js';
import { useWords } from '../shell/language.js';
import { BULLETIN_WORDS } from './words.js';

const STEP = 24;
const HEIGHT = 110;
const TOP = 16;

export function DayBars({ days }: { days: Bulletin['days'] }) {
  const words = useWords(BULLETIN_WORDS);
  const most = Math.max(1, ...days.map(({ figures }) => figures.calls));
  return (
    <svg className="day-bars" viewBox={`0 0 ${days.length * STEP} ${HEIGHT + TOP + 18}`} role="img" aria-label={words.days}>
      {days.map(({ day, figures: { calls } }, at) => {
        const height = (HEIGHT * calls) / most;
        return (
          <g key={day} transform={`translate(${at * STEP} 0)`}>
            <rect x="3" y={TOP + HEIGHT - height} width={STEP - 6} height={height} rx="2" fill="#0f6b5c" />
            {calls > 0 && (
              <text x={STEP / 2} y={TOP + HEIGHT - height - 4} textAnchor="middle" fontSize="10" fill="#3c4846">
                {calls}
              </text>
            )}
            <text x={STEP / 2} y={TOP + HEIGHT + 14} textAnchor="middle" fontSize="10" fill="#56625f">
              {Number(day.slice(8))}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
