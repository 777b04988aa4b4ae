/** What is held in memory, after collecting garbage. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** JavaScript objects and buffers in MB; what native code allocates by itself is not in it. */
export function heldMb(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** The whole process in MB. */
export function residentMb(): number {
  collect();
  return process.memoryUsage().rss / 1e6;
}
