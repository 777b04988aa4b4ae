/** Recordings where the carrier keeps them: fetched and deleted with the account's own key, nowhere else. */
import { HotlineError } from '../errors.js';

export interface RecordingShelf {
  /** The recording as a file. Throws `not_found` when it is no longer there, `store_unavailable` when the carrier does not answer. */
  fetch(address: string): Promise<{ type: string; body: Buffer }>;
  /** Deletes it for good; also well when it is gone already. Throws `store_unavailable` when the carrier does not. */
  remove(address: string): Promise<void>;
}

export interface ShelfSettings {
  accountSid: string | undefined;
  authToken: string | undefined;
  /** Where the carrier keeps recordings; the key is sent there only. */
  origin?: string;
}

const TWILIO = 'https://api.twilio.com';
const TIMEOUT_MS = 20_000;

/** https://www.twilio.com/docs/voice/api/recording: the resource's address, with .mp3 for the sound. */
export function createRecordingShelf(settings: ShelfSettings): RecordingShelf {
  const { accountSid, authToken, origin = TWILIO } = settings;
  const ask = async (method: string, url: string) => {
    if (new URL(url).origin !== origin) throw new HotlineError('not_found', 'this recording is not at our carrier');
    const headers: Record<string, string> = {};
    if (accountSid && authToken) headers.Authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    return fetch(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause) => {
      throw new HotlineError('store_unavailable', 'the carrier does not answer', { cause });
    });
  };
  return {
    async fetch(address) {
      const response = await ask('GET', `${address}.mp3`);
      if (response.status === 404) throw new HotlineError('not_found', 'the carrier no longer has this recording');
      if (!response.ok) throw new HotlineError('store_unavailable', `the carrier refused the recording: ${response.status}`);
      const type = response.headers.get('content-type')?.split(';')[0];
      return {
        type: type === 'audio/wav' || type === 'audio/x-wav' ? 'audio/wav' : 'audio/mpeg',
        body: Buffer.from(await response.arrayBuffer()),
      };
    },
    async remove(address) {
      const response = await ask('DELETE', `${address}.json`);
      if (!response.ok && response.status !== 404)
        throw new HotlineError('store_unavailable', `the carrier kept the recording: ${response.status}`);
    },
  };
}
