/** A telephone on the switch: baresip without sound card, which speaks files, records what it hears and is driven over its control port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeWav } from '../../src/audio/wav.js';
import { freePort } from '../server/free-port.js';
import { type CallSound, watchRecording } from './call-sound.js';

export interface SoftPhoneParts {
  /** Its own folder for settings and recordings. */
  folder: string;
  /** Account at the switch; for a carrier, which has none, the number it calls from. */
  user: string;
  password: string | null;
  /** The switch's SIP address, host:port. */
  proxy: string;
  /** Address and port it listens on; it takes the port after it as well. */
  host: string;
  port: number;
  /** What it does when somebody calls. */
  answers: 'auto' | 'manual';
}

export interface PhoneEvent {
  type: string;
  atMs: number;
}

export interface SoftPhone {
  /** Calls and waits until somebody answers. */
  dial(number: string): Promise<void>;
  /** Speaks 8 kHz sound from now on, then is silent. */
  speak(pcm: Int16Array): void;
  press(keys: string): Promise<void>;
  accept(): void;
  hangUp(): void;
  /** Waits for something to happen after the last thing waited for. */
  happened(type: string, ms?: number): Promise<void>;
  events: readonly PhoneEvent[];
  /** The newest call as it was heard and said, from the moment it was answered. */
  heard: CallSound;
  said: CallSound;
  close(): Promise<void>;
}

const MODULES = '/usr/lib/baresip/modules';
const START_MS = 10_000;
/** A key is held and let go within this. */
const KEY_MS = 300;
/** A file that ends would end the call: silence follows for as long as any call lasts. */
const SILENCE_MS = 180_000;

export async function startPhone(parts: SoftPhoneParts): Promise<SoftPhone> {
  const { folder, proxy, password } = parts;
  mkdirSync(folder, { recursive: true });
  const control = await freePort();
  const silence = join(folder, 'silence.wav');
  writeFileSync(silence, writeWav({ sampleRate: 8_000, pcm: new Int16Array(SILENCE_MS * 8) }));
  writeFileSync(join(folder, 'config'), settings(parts, { control, silence }));
  writeFileSync(join(folder, 'accounts'), account(parts));
  writeFileSync(join(folder, 'contacts'), '');
  let written = '';
  const child = spawn('baresip', ['-4', '-f', folder, '-n', parts.host], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk));
  const ready = () => password === null || written.includes('200 OK');
  const socket = await connected(child, control, { ready, written: () => written });
  const events: PhoneEvent[] = [];
  listen(socket, (type) => events.push({ type, atMs: performance.now() }));
  const command = (name: string, params?: string) => {
    const text = JSON.stringify({ command: name, params });
    socket.write(`${Buffer.byteLength(text)}:${text},`);
  };
  const heard = watchRecording(folder, 'dec');
  const said = watchRecording(folder, 'enc');
  let waited = 0;
  let files = 0;

  async function happened(type: string, ms = 15_000): Promise<void> {
    const end = performance.now() + ms;
    for (;;) {
      const at = events.findIndex((event, i) => i >= waited && event.type === type);
      if (at >= 0) {
        waited = at + 1;
        return;
      }
      if (performance.now() > end)
        throw new Error(`${parts.user}: no ${type} within ${ms} ms, but ${events.map((event) => event.type)}`);
      await setTimeout(20);
    }
  }

  return {
    events,
    happened,
    async dial(number) {
      waited = events.length;
      command('ausrc', `aufile,${silence}`);
      command('dial', `sip:${number}@${proxy}`);
      await happened('CALL_ESTABLISHED');
    },
    speak(pcm) {
      const file = join(folder, `said-${files++}.wav`);
      const followed = new Int16Array(pcm.length + SILENCE_MS * 8);
      followed.set(pcm);
      writeFileSync(file, writeWav({ sampleRate: 8_000, pcm: followed }));
      command('ausrc', `aufile,${file}`);
    },
    async press(keys) {
      for (const key of keys) {
        command('sndcode', key);
        await setTimeout(KEY_MS);
      }
    },
    accept: () => command('accept'),
    hangUp: () => command('hangup'),
    heard: heard.sound,
    said: said.sound,
    async close() {
      heard.stop();
      said.stop();
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      if (child.exitCode === null) child.kill('SIGTERM');
      else return;
      const late = globalThis.setTimeout(() => child.kill('SIGKILL'), 1_000);
      await ended;
      clearTimeout(late);
      socket.destroy();
    },
  };
}

function settings({ host, port, folder }: SoftPhoneParts, { control, silence }: { control: number; silence: string }): string {
  return `poll_method epoll
sip_listen ${host}:${port}
call_max_calls 1
call_local_timeout 120
audio_source aufile,${silence}
audio_player none
audio_alert none
audio_level no
ausrc_srate 8000
auplay_srate 8000
rtcp_mux no
jitter_buffer_delay 1-20
module_path ${MODULES}
module g711.so
module aufile.so
module sndfile.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
snd_path ${folder}
ctrl_tcp_listen 127.0.0.1:${control}
`;
}

function account({ user, password, proxy, host, port, answers }: SoftPhoneParts): string {
  const registered = `<sip:${user}@${proxy};transport=udp>;auth_user=${user};auth_pass=${password};regint=60`;
  const carrier = `<sip:${user}@${host}:${port};transport=udp>;regint=0`;
  return `${password === null ? carrier : registered};audio_codecs=pcma,pcmu;answermode=${answers}\n`;
}

/** Waits for the control port, and until the switch knows the phone. */
async function connected(
  child: ChildProcess,
  port: number,
  { ready, written }: { ready: () => boolean; written: () => string },
): Promise<Socket> {
  const end = performance.now() + START_MS;
  let socket: Socket | null = null;
  while (socket === null || !ready()) {
    if (child.exitCode !== null || performance.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`baresip did not start:\n${written()}`);
    }
    await setTimeout(50);
    socket ??= await new Promise<Socket | null>((resolve) => {
      const one = connect(port, '127.0.0.1', () => resolve(one)).once('error', () => resolve(null));
    });
  }
  return socket.on('error', () => {});
}

/** Reads the control port's netstrings and tells the events in them. */
function listen(socket: Socket, tell: (type: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const length = Number(rest.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || rest.length < colon + length + 2) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString()) as { type?: string };
      rest = rest.subarray(colon + length + 2);
      if (message.type !== undefined) tell(message.type);
    }
  });
}
