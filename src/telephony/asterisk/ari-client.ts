/** The orders a call gives the switch, over its HTTP interface (ARI). A channel that is gone answers false; a switch that is gone throws. */
import { HotlineError } from '../../errors.js';

export interface AriSettings {
  /** http://127.0.0.1:8088 */
  url: string;
  user: string;
  password: string;
  /** The Stasis application. */
  app: string;
}

export interface AriChannel {
  id: string;
  name: string;
  caller: { number: string };
  /** Where it stands: in our application `app_name` is Stasis. */
  dialplan: { exten: string; app_name?: string };
}

export interface AriClient {
  answer(channel: string): Promise<boolean>;
  hangUp(channel: string): Promise<boolean>;
  /** Gives the channel back to the dialplan: extension `away` of the context it came from. */
  goOn(channel: string): Promise<boolean>;
  /** The caller hears that a phone rings, or no longer. */
  ring(channel: string, on: boolean): Promise<boolean>;
  openBridge(bridge: string): Promise<boolean>;
  closeBridge(bridge: string): Promise<boolean>;
  join(bridge: string, channel: string): Promise<boolean>;
  part(bridge: string, channel: string): Promise<boolean>;
  /** A channel whose sound comes and goes over a WebSocket that the switch opens, by its section `host` of websocket_client.conf. */
  openMedia(media: { channel: string; host: string }): Promise<boolean>;
  dial(call: { channel: string; endpoint: string; callerId: string | null; timeoutMs: number; caller: string }): Promise<boolean>;
  /** Records what the caller says until #, silence or the longest time; RecordingFinished tells. */
  record(channel: string, recording: { name: string; maxMs: number; silenceMs: number }): Promise<boolean>;
  /** A finished recording as WAV; null when there is none. */
  recording(name: string): Promise<Buffer | null>;
  forgetRecording(name: string): Promise<boolean>;
  /** The caller asked that the number is not shown. */
  isWithheld(channel: string): Promise<boolean>;
  /** Every channel of the switch. */
  channels(): Promise<AriChannel[]>;
  /** Ids of channels and bridges in our application; null when the switch does not know it. */
  application(): Promise<{ channels: string[]; bridges: string[] } | null>;
}

const TIMEOUT_MS = 5_000;

export function createAriClient({ url, user, password, app }: AriSettings): AriClient {
  const base = `${url.replace(/\/+$/, '')}/ari`;
  const headers = { Authorization: basicAuthorization(user, password) };

  async function ask(method: string, path: string, query: Record<string, string> = {}): Promise<Response> {
    const address = `${base}${path}?${new URLSearchParams(query)}`;
    const response = await fetch(address, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause) => {
      throw new HotlineError('switch_unavailable', 'the telephone switch does not answer', { cause });
    });
    if (response.status === 401) throw new HotlineError('switch_unavailable', 'the telephone switch refuses user or password');
    if (response.status >= 500)
      throw new HotlineError('switch_unavailable', `the telephone switch failed at ${method} ${shape(path)}: ${response.status}`);
    return response;
  }
  const order: (...args: Parameters<typeof ask>) => Promise<boolean> = async (...args) => {
    const response = await ask(...args);
    await response.body?.cancel();
    return response.ok;
  };
  const json = async <T>(path: string, query?: Record<string, string>): Promise<T | null> => {
    const response = await ask('GET', path, query);
    if (response.ok) return (await response.json()) as T;
    await response.body?.cancel();
    return null;
  };
  const ofChannel = (id: string) => `/channels/${encodeURIComponent(id)}`;
  const ofBridge = (id: string) => `/bridges/${encodeURIComponent(id)}`;
  const ofRecording = (name: string) => `/recordings/stored/${encodeURIComponent(name)}`;

  return {
    answer: (id) => order('POST', `${ofChannel(id)}/answer`),
    hangUp: (id) => order('DELETE', ofChannel(id)),
    goOn: (id) => order('POST', `${ofChannel(id)}/continue`, { extension: 'away', priority: '1' }),
    ring: (id, on) => order(on ? 'POST' : 'DELETE', `${ofChannel(id)}/ring`),
    openBridge: (id) => order('POST', '/bridges', { type: 'mixing', bridgeId: id }),
    closeBridge: (id) => order('DELETE', ofBridge(id)),
    join: (bridge, channel) => order('POST', `${ofBridge(bridge)}/addChannel`, { channel }),
    part: (bridge, channel) => order('POST', `${ofBridge(bridge)}/removeChannel`, { channel }),
    openMedia: ({ channel, host }) =>
      order('POST', '/channels/externalMedia', {
        app,
        channelId: channel,
        external_host: host,
        format: 'ulaw',
        encapsulation: 'none',
        transport: 'websocket',
        connection_type: 'client',
      }),
    dial: ({ channel, endpoint, callerId, timeoutMs, caller }) =>
      order('POST', '/channels', {
        app,
        channelId: channel,
        endpoint,
        originator: caller,
        timeout: String(Math.ceil(timeoutMs / 1_000)),
        ...(callerId === null ? {} : { callerId }),
      }),
    record: (id, { name, maxMs, silenceMs }) =>
      order('POST', `${ofChannel(id)}/record`, {
        name,
        format: 'wav',
        maxDurationSeconds: String(Math.ceil(maxMs / 1_000)),
        maxSilenceSeconds: String(Math.ceil(silenceMs / 1_000)),
        ifExists: 'fail',
        beep: 'false',
        terminateOn: '#',
      }),
    async recording(name) {
      const response = await ask('GET', `${ofRecording(name)}/file`);
      if (response.ok) return Buffer.from(await response.arrayBuffer());
      await response.body?.cancel();
      return null;
    },
    forgetRecording: (name) => order('DELETE', ofRecording(name)),
    async isWithheld(id) {
      const answer = await json<{ value: string }>(`${ofChannel(id)}/variable`, { variable: 'CALLERID(pres)' });
      return answer?.value.startsWith('prohib') ?? false;
    },
    channels: async () => (await json<AriChannel[]>('/channels')) ?? [],
    async application() {
      const answer = await json<{ channel_ids: string[]; bridge_ids: string[] }>(`/applications/${encodeURIComponent(app)}`);
      return answer === null ? null : { channels: answer.channel_ids, bridges: answer.bridge_ids };
    },
  };
}

/** `Basic …` as RFC 7617 has it. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** The path without ids: error messages go to the log. */
function shape(path: string): string {
  return path.replace(/\/(channels|bridges|stored)\/(?!externalMedia)[^/]+/, '/$1/…');
}
