/** Processor time, which a machine shared with others does not stretch as it does wall time. */

/** Microseconds of processor time a call takes, garbage collection included, and what it gave; a promise is awaited. */
export async function timed<T>(run: () => T | Promise<T>): Promise<{ result: T; us: number }> {
  const before = process.cpuUsage();
  const given = run();
  // Awaiting what is no promise would count the event loop's time.
  const result = given instanceof Promise ? await given : given;
  const { user, system } = process.cpuUsage(before);
  return { result, us: user + system };
}
