/** Chinese with English beside it, small. */
import type { Label } from './labels.js';

export function Words({ zh, en }: Label) {
  return (
    <>
      {zh}{' '}
      <span className="en" lang="en">
        {en}
      </span>
    </>
  );
}
