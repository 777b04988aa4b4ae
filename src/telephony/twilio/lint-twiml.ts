/** Checks a TwiML document against what Twilio documents: form, elements, attributes, nesting, lengths, voices and hints. */
import { checkAttribute } from './lint-attributes.js';
import { TWIML_ELEMENTS } from './twiml-grammar.js';
import { elements, parseTwiml, type TwimlNode, textOf } from './twiml-tree.js';
import { voiceLanguage, voiceTakesSsml } from './voices.js';

export interface TwimlFinding {
  rule: 'document' | 'element' | 'nesting' | 'attribute' | 'text' | 'voice' | 'gather' | 'unreachable';
  /** Where: `Response/Gather/Say`. */
  path: string;
  message: string;
}
type Report = (rule: TwimlFinding['rule'], message: string) => void;

/** Error 11750. */
const MAX_BYTES = 64 * 1024;
/** Error 13521. */
const MAX_ENCODED = 4500;
const MAX_CHARACTERS = { Polly: 3000, Google: 5000, basic: 4096 };
/** Error 13330. */
const MAX_HINTS = 500;
const MAX_HINT_LENGTH = 100;
/** Recognisers whose language lists have no Chinese. */
const NOT_CHINESE = /^(phone_call|numbers_and_commands|experimental_)/;
/** Nothing after these verbs is ever executed. */
const LAST = new Set(['Hangup', 'Redirect', 'Reject', 'Leave']);
const BASIC_VOICES = new Set(['man', 'woman', 'alice']);
/** Tags that name one language twice, and the voices that speak two. */
const SAME_LANGUAGE: Record<string, string> = { 'zh-CN': 'cmn-CN', 'zh-TW': 'cmn-TW', 'zh-HK': 'yue-HK', 'hi-IN': 'en-IN' };

/** All findings of a document, none when Twilio would take it. */
export function lintTwiml(document: string): TwimlFinding[] {
  const findings: TwimlFinding[] = [];
  const reportAt =
    (path: string): Report =>
    (rule, message) =>
      findings.push({ rule, path, message });
  const bytes = Buffer.byteLength(document);
  if (bytes > MAX_BYTES) reportAt('')('document', `${bytes} bytes are more than the ${MAX_BYTES} a document may have`);
  const tree = parseTwiml(document);
  if ('problem' in tree) reportAt('')('document', tree.problem);
  else lintNode(tree.root, tree.root.name, reportAt);
  return findings;
}

function lintNode(node: TwimlNode, path: string, reportAt: (path: string) => Report): void {
  const report = reportAt(path);
  const rule = TWIML_ELEMENTS.get(node.name);
  if (!rule) {
    report('element', `${node.name} is not TwiML`);
    return;
  }
  for (const name of Object.keys(node.attributes)) {
    const problem = rule.attributes.includes(name) ? checkAttribute(node, name) : `${name} is not an attribute of ${node.name}`;
    if (problem) report('attribute', problem);
  }
  if (!rule.text && node.children.some((child) => typeof child === 'string' && child.trim() !== '')) {
    report('text', `${node.name} holds no text`);
  }
  lintVerb(node, report);
  for (const child of elements(node)) {
    if (TWIML_ELEMENTS.has(child.name) && !rule.children.includes(child.name))
      report('nesting', `${child.name} must not stand in ${node.name}`);
    lintNode(child, `${path}/${child.name}`, reportAt);
  }
}

function lintVerb(node: TwimlNode, report: Report): void {
  if (node.name === 'Response') lintOrder(node, report);
  if (node.name === 'Say') lintSay(node, report);
  if (node.name === 'Gather') lintGather(node, report);
  if (node.name === 'Number' && !/^\+?[\d\s().-]{3,20}$/.test(textOf(node).trim()))
    report('text', 'Number must hold a phone number');
  if (node.name === 'Redirect' || node.name === 'Play') lintAddress(node, report);
}

function lintOrder(node: TwimlNode, report: Report): void {
  const verbs = elements(node);
  const last = verbs.findIndex(
    (verb) => LAST.has(verb.name) || (verb.name === 'Gather' && verb.attributes.actionOnEmptyResult === 'true'),
  );
  const after = last < 0 ? undefined : verbs[last + 1];
  if (after) report('unreachable', `${after.name} stands after ${verbs[last]?.name} and is never reached`);
}

function lintSay(node: TwimlNode, report: Report): void {
  const text = textOf(node);
  const { voice, language } = node.attributes;
  if (text.trim() === '') report('text', 'Say has nothing to say');
  const provider = voice?.startsWith('Polly.') ? 'Polly' : voice?.startsWith('Google.') ? 'Google' : 'basic';
  if (text.length > MAX_CHARACTERS[provider]) report('text', `${text.length} characters are too many for one Say`);
  const encoded = encodeURIComponent(text).length;
  if (encoded > MAX_ENCODED) report('text', `${encoded} URL-encoded characters are more than the ${MAX_ENCODED} of one Say`);
  if (voice !== undefined) lintVoice(voice, language, report);
  if (voice !== undefined && elements(node).length > 0 && !voiceTakesSsml(voice)) report('voice', `${voice} takes no SSML`);
}

function lintVoice(voice: string, language: string | undefined, report: Report): void {
  if (BASIC_VOICES.has(voice)) {
    if (voice !== 'alice' && language && !/^(en|es|fr|de)\b/.test(language)) report('voice', `${voice} does not speak ${language}`);
    return;
  }
  const speaks = voiceLanguage(voice);
  if (speaks === null) report('voice', `there is no voice ${voice}`);
  else if (language && speaks !== language && speaks !== SAME_LANGUAGE[language])
    report('voice', `${voice} does not speak ${language}`);
}

function lintGather(node: TwimlNode, report: Report): void {
  const { hints, speechModel, speechTimeout, language = 'en-US', enhanced, input = 'dtmf' } = node.attributes;
  const entries = hints?.split(',') ?? [];
  if (entries.length > MAX_HINTS) report('gather', `${entries.length} hints are more than ${MAX_HINTS}`);
  if (entries.some((hint) => hint.length > MAX_HINT_LENGTH))
    report('gather', `a hint is longer than ${MAX_HINT_LENGTH} characters`);
  if (entries.some((hint) => hint.trim() === '')) report('gather', 'a hint is empty');
  if (speechModel && speechTimeout === 'auto') report('gather', 'speechTimeout must be a whole number when a speechModel is set');
  if (speechModel && NOT_CHINESE.test(speechModel) && /^(zh|cmn|yue)/.test(language))
    report('gather', `${speechModel} does not hear ${language}`);
  if (enhanced === 'true' && speechModel !== 'phone_call') report('gather', 'enhanced is for phone_call only');
  if (input === 'dtmf' && hints) report('gather', 'hints without speech do nothing');
}

function lintAddress(node: TwimlNode, report: Report): void {
  const address = textOf(node).trim();
  if (node.name === 'Play' && node.attributes.digits !== undefined && address === '') return;
  const problem = checkAttribute({ name: node.name, attributes: { url: address }, children: [] }, 'url');
  if (problem) report('text', `${node.name}: ${problem}`);
}
