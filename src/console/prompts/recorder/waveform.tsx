/** A recording as a picture: how loud it is over time; what is cut off is pale. */

interface Props {
  /** 0–1. */
  peaks: readonly number[];
  label: string;
  /** Kept part, as shares of the whole. */
  part?: [from: number, to: number];
}

const HEIGHT = 64;
const STEP = 3;

export function Waveform({ peaks, label, part: [from, to] = [0, 1] }: Props) {
  return (
    <svg
      className="waveform"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${peaks.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {peaks.map((peak, index) => {
        const height = Math.max(2, peak * HEIGHT);
        const at = index / peaks.length;
        const key = `${index}`;
        return (
          <rect
            key={key}
            x={index * STEP}
            y={(HEIGHT - height) / 2}
            width={STEP - 1}
            height={height}
            className={at < from || at > to ? 'cut' : ''}
          />
        );
      })}
    </svg>
  );
}
