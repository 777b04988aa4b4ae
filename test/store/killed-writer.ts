/** A process that saves turns of several calls as fast as it can, and tells each one that was saved, until it is killed. */
import { writeSync } from 'node:fs';
import { createCallStore } from '../../src/store/call-store.js';
import { openDatabase } from '../../src/store/database.js';
import { aTicket, aWrite } from './turn-writes.js';

const CALLS = 20;

async function play(callId: string, store: ReturnType<typeof createCallStore>): Promise<void> {
  for (let index = 0; ; index++) {
    await store.save(aWrite(callId, index, { tickets: [aTicket(`${callId}-${index}`)] }));
    writeSync(1, `${callId} ${index}\n`);
  }
}

const store = createCallStore(await openDatabase({ file: process.argv[2] as string }));
await Promise.all(Array.from({ length: CALLS }, (_, k) => play(`CA${k}`, store)));
