/** A real call from this page's microphone: SIP and WebRTC over the server to the centre's own switch. */
import type { PhoneAccount } from '../../../domain/phone.js';

/** Why there is no call, or none any more; `over` is the usual end. */
export type RealEnd = 'over' | 'denied' | 'insecure' | 'away' | 'refused';

export interface RealCallEvents {
  onRinging(): void;
  onTalking(): void;
  onEnd(why: RealEnd): void;
}

export interface RealCall {
  hangUp(): void;
  press(key: string): void;
  mute(muted: boolean): void;
}

/** The name behind the @ is nobody's: the switch knows callers by their account. */
const DOMAIN = 'switch.invalid';
const CONNECT_MS = 8_000;

/** Asks for the microphone, dials the line, and lets `speaker` play what comes back. */
export async function placeRealCall(
  account: PhoneAccount,
  speaker: HTMLAudioElement,
  events: RealCallEvents,
): Promise<RealCall | null> {
  if (!window.isSecureContext) return ended(events, 'insecure');
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
  if (microphone === null) return ended(events, 'denied');
  const { UA, WebSocketInterface } = (await import('jssip')).default;
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/phone/sip`;
  const agent = new UA({
    sockets: [new WebSocketInterface(address)],
    uri: `sip:${account.user}@${DOMAIN}`,
    password: account.password,
    register: false,
    session_timers: false,
  });
  let isOver = false;
  const end = (why: RealEnd) => {
    if (isOver) return;
    isOver = true;
    for (const track of microphone.getTracks()) track.stop();
    speaker.srcObject = null;
    agent.stop();
    events.onEnd(why);
  };
  if (!(await connected(agent))) {
    end('away');
    return null;
  }
  const session = agent.call(`sip:${account.number}@${DOMAIN}`, {
    mediaStream: microphone,
    // Browser and switch are in one network: nobody else is asked for the way.
    pcConfig: { iceServers: [] },
    eventHandlers: {
      progress: () => events.onRinging(),
      accepted: () => events.onTalking(),
      ended: () => end('over'),
      failed: () => end('refused'),
    },
  });
  session.connection?.addEventListener('track', ({ streams: [stream] }) => {
    if (stream === undefined) return;
    speaker.srcObject = stream;
    void speaker.play().catch(() => {});
  });
  return {
    hangUp: () => {
      if (!session.isEnded()) session.terminate();
    },
    press: (key) => session.sendDTMF(key, { transportType: 'RFC2833' as never }),
    mute: (muted) => (muted ? session.mute({ audio: true }) : session.unmute({ audio: true })),
  };
}

function ended(events: RealCallEvents, why: RealEnd): null {
  events.onEnd(why);
  return null;
}

/** Opens the way to the switch; false when it is not there. */
function connected(agent: { on(event: string, run: () => void): unknown; start(): void }): Promise<boolean> {
  return new Promise((resolve) => {
    agent.on('connected', () => resolve(true));
    agent.on('disconnected', () => resolve(false));
    setTimeout(() => resolve(false), CONNECT_MS);
    agent.start();
  });
}
