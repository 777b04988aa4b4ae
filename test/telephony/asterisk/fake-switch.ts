/** A switch for tests: ARI over HTTP, its event stream and its media sockets, with the messages Asterisk 22.10.1 sent; plays many times faster than life. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { writeWav } from '../../../src/audio/wav.js';
import { basicAuthorization } from '../../../src/telephony/asterisk/ari-client.js';

export const USER = 'sunshine';
export const PASSWORD = 'a password of the switch';
const AUTHORIZATION = basicAuthorization(USER, PASSWORD);
const FRAME_BYTES = 160;
/** A frame of 20 ms is played in this time. */
const FRAME_MS = 0.5;

/** What happens to a call to the operator. */
export type OperatorAnswers = 'answers' | 'busy' | 'declines' | 'rings' | 'no such number';

interface Channel {
  id: string;
  name: string;
  number: string;
  exten: string;
  inApp: boolean;
  media?: FakeMedia;
}

/** The far end of one of our media sockets. */
interface FakeMedia {
  socket: WebSocket;
  queue: (Buffer | string)[];
  timer: NodeJS.Timeout;
}

export class FakeSwitch {
  /** Every order, in order: `POST /channels/{id}/answer`. */
  orders: string[] = [];
  operator: OperatorAnswers = 'answers';
  /** Numbers that ask not to be shown. */
  withheld = new Set<string>();
  /** What is recorded next. */
  recorded = Int16Array.of();
  recordings = new Map<string, Buffer>();
  /** The switch cannot reach our media sockets. */
  noMedia = false;
  channels = new Map<string, Channel>();
  bridges = new Map<string, Set<string>>();
  /** Frames each channel was played, and by whom it could be heard. */
  heard = new Map<string, Buffer[]>();
  /** Query of the last order to dial. */
  dialled: Record<string, string> = {};
  continued: string[] = [];
  private server: Server | null = null;
  private sockets: WebSocketServer | null = null;
  private app: WebSocket | null = null;
  private serial = 0;
  private recording: { name: string; channel: string } | null = null;
  port = 0;

  readonly mediaUrl: () => string;

  constructor(mediaUrl: () => string) {
    this.mediaUrl = mediaUrl;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => this.answer(request, response));
    this.sockets = new WebSocketServer({ noServer: true });
    this.server.on('upgrade', (request, socket, head) => {
      if (request.headers.authorization !== AUTHORIZATION) socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      else
        this.sockets?.handleUpgrade(request, socket, head, (one) => {
          this.app = one;
        });
    });
    await new Promise<void>((ready) => this.server?.listen(this.port, '127.0.0.1', ready));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** As a process that dies: everything it knew is gone. */
  async stop(): Promise<void> {
    for (const { media } of this.channels.values()) this.dropMedia(media);
    this.app?.terminate();
    this.app = null;
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
    this.channels.clear();
    this.bridges.clear();
    this.recording = null;
  }

  /** The event stream breaks, the switch lives on. */
  cutEvents(): void {
    this.app?.terminate();
  }

  connected(): boolean {
    return this.app?.readyState === WebSocket.OPEN;
  }

  /** Somebody dials the line. */
  ring(number = '13812345678', exten = '114'): FakeCaller {
    const channel = this.open(`switch-1795656571.${this.serial++}`, `PJSIP/trunk-${this.serial}`, { number, exten, inApp: true });
    this.tell({ type: 'StasisStart', args: [], channel: shown(channel) });
    return new FakeCaller(this, channel.id);
  }

  /** A channel another process of ours left behind. */
  leave(id: string, inApp = true): void {
    this.open(id, `PJSIP/left-${id}`, { number: '13900000000', exten: '114', inApp });
  }

  open(id: string, name: string, rest: Pick<Channel, 'number' | 'exten' | 'inApp'>): Channel {
    const channel: Channel = { id, name, ...rest };
    this.channels.set(id, channel);
    this.heard.set(id, []);
    return channel;
  }

  tell(event: Record<string, unknown>): void {
    this.app?.send(JSON.stringify({ timestamp: '2026-11-26T01:29:31.488+0000', application: 'sunshine', ...event }));
  }

  end(id: string, cause = 16): void {
    const channel = this.channels.get(id);
    if (channel === undefined) return;
    this.channels.delete(id);
    for (const inside of this.bridges.values()) inside.delete(id);
    if (this.recording?.channel === id) this.finishRecording();
    if (channel.inApp) this.tell({ type: 'StasisEnd', channel: shown(channel) });
    this.tell({ type: 'ChannelDestroyed', cause, cause_txt: 'Normal Clearing', channel: shown(channel) });
    this.dropMedia(channel.media);
  }

  private dropMedia(media: FakeMedia | undefined): void {
    clearInterval(media?.timer);
    media?.socket.close();
  }

  /** Who is in one bridge with a channel. */
  together(id: string): string[] {
    const inside = [...this.bridges.values()].find((one) => one.has(id));
    return [...(inside ?? [])].filter((one) => one !== id);
  }

  private answer(request: IncomingMessage, response: ServerResponse): unknown {
    const url = new URL(request.url ?? '', this.url);
    const path = decodeURIComponent(url.pathname.replace('/ari', ''));
    const reply = (status: number, body?: unknown, type = 'application/json') => {
      response.writeHead(status, { 'Content-Type': type });
      response.end(Buffer.isBuffer(body) ? body : body === undefined ? '' : JSON.stringify(body));
    };
    if (request.headers.authorization !== AUTHORIZATION) return reply(401, { message: 'Authentication required' });
    const query = Object.fromEntries(url.searchParams);
    this.orders.push(`${request.method} ${path}`);
    const [, room, id = '', verb] = path.split('/');
    if (room === 'bridges') return this.bridge(request.method ?? '', id || query.bridgeId || '', { verb, query, reply });
    if (room === 'recordings') return this.stored(request.method ?? '', path.split('/')[3] ?? '', reply);
    if (room === 'applications')
      return reply(200, { name: 'sunshine', channel_ids: [...this.channels.keys()], bridge_ids: [...this.bridges.keys()] });
    if (room === 'channels' && id === '' && request.method === 'GET') return reply(200, [...this.channels.values()].map(shown));
    if (id === 'externalMedia') return this.openMedia(query.channelId ?? '', reply);
    if (id === '' && room === 'channels') return this.dial(query, reply);
    const channel = this.channels.get(id);
    if (channel === undefined) return reply(404, { message: 'Channel not found' });
    if (verb === 'variable')
      return reply(200, { value: this.withheld.has(channel.number) ? 'prohib_not_screened' : 'allowed_not_screened' });
    if (verb === 'record') {
      this.recording = { name: query.name ?? '', channel: id };
      const recording = { name: query.name, format: 'wav', state: 'queued', target_uri: `channel:${id}` };
      reply(201, recording);
      const inBridge = this.together(id).length > 0;
      return this.tell(
        inBridge
          ? { type: 'RecordingFailed', recording: { ...recording, state: 'failed' } }
          : { type: 'RecordingStarted', recording },
      );
    }
    reply(204);
    if (verb === 'continue') {
      this.continued.push(`${id} ${query.extension}`);
      channel.inApp = false;
      for (const inside of this.bridges.values()) inside.delete(id);
      this.tell({ type: 'StasisEnd', channel: shown(channel) });
    }
    if (verb === undefined && request.method === 'DELETE') this.end(id);
  }

  private bridge(
    method: string,
    id: string,
    {
      verb,
      query,
      reply,
    }: { verb: string | undefined; query: Record<string, string>; reply: (status: number, body?: unknown) => void },
  ): unknown {
    if (method === 'POST' && verb === undefined) this.bridges.set(id, new Set());
    const inside = this.bridges.get(id);
    if (inside === undefined) return reply(404, { message: 'Bridge not found' });
    const channel = query.channel ?? '';
    if (verb !== undefined && !this.channels.get(channel)?.inApp)
      return reply(422, { message: 'Channel not in Stasis application' });
    if (verb === 'addChannel') {
      for (const other of this.bridges.values()) other.delete(channel);
      inside.add(channel);
    }
    if (verb === 'removeChannel') inside.delete(channel);
    if (method === 'DELETE') this.bridges.delete(id);
    reply(verb === undefined && method === 'POST' ? 200 : 204, verb === undefined && method === 'POST' ? { id } : undefined);
  }

  private stored(method: string, name: string, reply: (status: number, body?: unknown, type?: string) => void): unknown {
    const wav = this.recordings.get(name);
    if (wav === undefined) return reply(404, { message: 'Recording not found' });
    if (method === 'DELETE') this.recordings.delete(name);
    reply(method === 'DELETE' ? 204 : 200, method === 'DELETE' ? undefined : wav, 'audio/wav');
  }

  finishRecording(): void {
    if (this.recording === null) return;
    const { name, channel } = this.recording;
    this.recording = null;
    this.recordings.set(name, writeWav({ sampleRate: 8_000, pcm: this.recorded }));
    const recording = { name, format: 'wav', state: 'done', target_uri: `channel:${channel}`, duration: 3, talking_duration: 3 };
    this.tell({ type: 'RecordingFinished', recording });
  }

  isRecording(): boolean {
    return this.recording !== null;
  }

  private openMedia(id: string, reply: (status: number, body?: unknown) => void): unknown {
    if (this.noMedia) return reply(500, { message: 'Internal Server Error' });
    const channel = this.open(id, 'WebSocket/sunshine/0x7fbe70004490', { number: '', exten: 's', inApp: true });
    reply(200, shown(channel));
    const socket = new WebSocket(this.mediaUrl(), 'media', { headers: { Authorization: AUTHORIZATION } });
    socket.on('error', () => this.end(id));
    socket.on('close', () => this.end(id));
    socket.on('open', () => {
      socket.send(
        JSON.stringify({
          event: 'MEDIA_START',
          connection_id: 'sunshine',
          channel: channel.name,
          channel_id: id,
          format: 'ulaw',
          optimal_frame_size: FRAME_BYTES,
          ptime: 20,
          channel_variables: {},
        }),
      );
      channel.media = { socket, queue: [], timer: setInterval(() => this.play(channel), 5) };
      this.tell({ type: 'StasisStart', args: [], channel: shown(channel) });
    });
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary)
        for (let at = 0; at < data.length; at += FRAME_BYTES) channel.media?.queue.push(data.subarray(at, at + FRAME_BYTES));
      else this.command(channel, JSON.parse(String(data)));
    });
  }

  /** Marks are told when they are reached, and dropped with what is flushed. */
  private command(channel: Channel, { command, correlation_id }: { command: string; correlation_id?: string }): void {
    if (command === 'FLUSH_MEDIA') channel.media?.queue.splice(0);
    if (command === 'MARK_MEDIA') channel.media?.queue.push(correlation_id ?? '');
  }

  private play({ id, media }: Channel): void {
    for (let frames = Math.round(5 / FRAME_MS); frames > 0 && media !== undefined; frames--) {
      const next = media.queue.shift();
      if (next === undefined) return;
      if (typeof next === 'string')
        media.socket.send(JSON.stringify({ event: 'MEDIA_MARK_PROCESSED', channel_id: id, correlation_id: next }));
      else for (const one of this.together(id)) this.heard.get(one)?.push(next);
    }
  }

  /** Sound from a channel to whoever is in its bridge. */
  sound(id: string, ulaw: Buffer): void {
    for (const one of this.together(id)) this.channels.get(one)?.media?.socket.send(ulaw);
  }

  /** The media socket of a call, if it has one. */
  mediaOf(callId: string): Channel | undefined {
    return [...this.channels.values()].find((one) => one.id.startsWith(`${callId}-media-`));
  }

  operatorOf(callId: string): string | undefined {
    return [...this.channels.keys()].find((one) => one.startsWith(`${callId}-operator-`));
  }

  private dial(query: Record<string, string>, reply: (status: number, body?: unknown) => void): void {
    this.dialled = query;
    const id = query.channelId ?? '';
    const channel = this.open(id, `${query.endpoint?.replace('/n', '')}-00000000;1`, { number: '', exten: '', inApp: false });
    const dial = (dialstatus: string) => this.tell({ type: 'Dial', dialstatus, dialstring: 'x', peer: shown(channel) });
    // The events overtake the answer, as they do in life.
    dial('');
    if (this.operator === 'answers') {
      channel.inApp = true;
      dial('ANSWER');
      this.tell({ type: 'StasisStart', args: [], channel: shown(channel) });
    } else if (this.operator === 'busy') {
      dial('BUSY');
      this.end(id, 17);
    } else if (this.operator === 'declines') {
      dial('NOANSWER');
      this.end(id, 21);
    } else if (this.operator === 'no such number') this.end(id, 0);
    reply(200, shown(channel));
  }
}

/** Somebody on the telephone. */
export class FakeCaller {
  private readonly pbx: FakeSwitch;
  readonly id: string;

  constructor(pbx: FakeSwitch, id: string) {
    this.pbx = pbx;
    this.id = id;
  }

  press(digit: string): void {
    const channel = this.pbx.channels.get(this.id);
    if (channel === undefined) return;
    this.pbx.tell({ type: 'ChannelDtmfReceived', digit, duration_ms: 180, channel: shown(channel) });
    // The bridge carries the key to the media channel as well.
    for (const one of this.pbx.together(this.id))
      this.pbx.channels.get(one)?.media?.socket.send(JSON.stringify({ event: 'DTMF_END', channel_id: one, digit }));
    if (digit === '#') this.pbx.finishRecording();
  }

  hangUp(): void {
    const channel = this.pbx.channels.get(this.id);
    if (channel !== undefined) this.pbx.tell({ type: 'ChannelHangupRequest', cause: 16, channel: shown(channel) });
    this.pbx.end(this.id);
  }

  /** What was played to the caller. */
  heard(): Buffer[] {
    return this.pbx.heard.get(this.id) ?? [];
  }

  isThere(): boolean {
    return this.pbx.channels.has(this.id);
  }
}

function shown({ id, name, number, exten, inApp }: Channel): Record<string, unknown> {
  return {
    id,
    name,
    state: 'Up',
    caller: { name: '', number },
    connected: { name: '', number: '' },
    dialplan: { context: 'sunshine', exten, priority: 1, app_name: inApp ? 'Stasis' : 'Dial', app_data: 'sunshine' },
  };
}

/** Waits until something is so. */
export async function until(is: () => unknown, ms = 8_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await is())) {
    if (performance.now() > end) throw new Error('it never happened');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
