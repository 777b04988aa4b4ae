/** The figures of calls as sound that no other test looks at. */
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createVoiceMetrics } from '../../src/server/voice-metrics.js';

test('how many calls this machine listens to, and how many it can, is told as it is now', async () => {
  const registry = new Registry();
  const metrics = createVoiceMetrics(registry, () => 7);
  expect(await registry.metrics()).not.toContain('offline_calls');
  let calls = 2;
  metrics.limit({ calls: () => calls, mostCalls: () => 3 });
  expect(await registry.metrics()).toMatch(/\nmedia_calls 7\n[\s\S]*\noffline_calls 2\n[\s\S]*\noffline_calls_most 3\n/);
  calls = 1;
  expect(await registry.metrics()).toContain('\noffline_calls 1\n');
});
