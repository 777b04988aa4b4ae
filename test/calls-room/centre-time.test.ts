import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCentreTime } from '../../src/calls/centre-time.js';

test('the clock on the wall of the centre, not of the server', () => {
  const centreTime = createCentreTime('Asia/Shanghai');
  expect(centreTime(new Date('2026-11-23T15:59:59.999Z'))).toEqual({ today: '2026-11-23', minute: 1439 });
  expect(centreTime(new Date('2026-11-23T16:00:00Z'))).toEqual({ today: '2026-11-24', minute: 0 });
  expect(createCentreTime('America/New_York')(new Date('2026-11-01T05:30:00Z'))).toEqual({ today: '2026-11-01', minute: 90 });
});

test('what is kept for a minute never outlives it, in whatever order instants are asked', () => {
  const centreTime = createCentreTime('Asia/Kathmandu');
  const around = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-01-01') + 300_000 });
  fc.assert(
    fc.property(fc.array(around), (instants) => {
      for (const at of instants) expect(centreTime(new Date(at))).toEqual(createCentreTime('Asia/Kathmandu')(new Date(at)));
    }),
    { numRuns: 20 },
  );
});
