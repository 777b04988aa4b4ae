/** TwiML for voice as its documentation and the SDK's types have it: elements, attributes, nesting and values. */

export interface ElementRule {
  attributes: readonly string[];
  children: readonly string[];
  /** May hold text of its own. */
  text: boolean;
}

const SSML_INLINE = 'break emphasis phoneme prosody say-as sub w';
const SSML_ALL = `${SSML_INLINE} lang p s`;
const AMD =
  'amdStatusCallback amdStatusCallbackMethod machineDetection machineDetectionSilenceTimeout machineDetectionSpeechEndThreshold machineDetectionSpeechThreshold machineDetectionTimeout';
const CALLBACK = 'statusCallback statusCallbackMethod';
const EVENTS = `${CALLBACK} statusCallbackEvent`;
const RECORDING = 'recordingConfigurationId recordingStatusCallback recordingStatusCallbackEvent recordingStatusCallbackMethod';

/** Verbs that may stand in a Response. */
const VERBS =
  'Connect Dial Echo Enqueue Gather Hangup Leave Pause Pay Play Prompt Queue Record Redirect Refer Reject Say Sms Start Stop';

/** Attributes, then children after a bar, then `text` after another when the element holds text. */
const RULES: Record<string, string> = {
  Response: `| ${VERBS}`,
  Say: `language loop voice | ${SSML_ALL} | text`,
  Play: 'digits loop | | text',
  Pause: 'length',
  Gather:
    'action actionOnEmptyResult bargeIn debug enhanced finishOnKey hints input language maxSpeechTime method numDigits partialResultCallback ' +
    'partialResultCallbackMethod profanityFilter speechModel speechTimeout timeout | Say Play Pause',
  Record: `action finishOnKey maxLength method playBeep timeout transcribe transcribeCallback trim ${RECORDING}`,
  Dial:
    `action answerOnBridge callerId events hangupOnStar method passports record recordingTrack referMethod referUrl ringTone sequential timeLimit ` +
    `timeout trim ${RECORDING} | Application Client Conference Number Queue Sim Sip WhatsApp | text`,
  Number: `byoc method sendDigits url ${EVENTS} ${AMD} | | text`,
  Sip: `method password url username ${EVENTS} ${AMD} | Uri Headers | text`,
  Uri: 'password priority username weight | | text',
  Headers: '| Header',
  Header: 'name value',
  Sim: '| | text',
  WhatsApp: `method url ${EVENTS} | | text`,
  Client: `method url ${EVENTS} | Identity Parameter | text`,
  Identity: '| | text',
  Application: `copyParentTo customerId method url ${EVENTS} | ApplicationSid Parameter | text`,
  ApplicationSid: '| | text',
  Conference:
    `beep coach endConferenceOnExit eventCallbackUrl jitterBufferSize maxParticipants muted participantLabel record region startConferenceOnEnter ` +
    `trim waitMethod waitUrl ${EVENTS} ${RECORDING} | | text`,
  Queue: 'method postWorkActivitySid reservationSid url | | text',
  Enqueue: 'action maxQueueSize method waitUrl waitUrlMethod workflowSid | Task | text',
  Task: 'priority timeout | | text',
  Redirect: 'method | | text',
  Reject: 'reason | Parameter',
  Hangup: '| Parameter',
  Leave: '',
  Echo: '',
  Sms: `action from method statusCallback to | | text`,
  Refer: 'action method | Sip',
  Connect: 'action method | AiSession Autopilot Conversation ConversationRelay ConversationRelaySession Room Stream VirtualAgent',
  Start: 'action method | Recording Siprec Stream Transcription',
  Stop: '| Siprec Stream Transcription',
  Stream: `audioFormat connectorName name sampleRate track url ${CALLBACK} | Parameter`,
  Siprec: `connectorName name track ${CALLBACK} | Parameter`,
  Transcription:
    'enableAutomaticPunctuation hints inboundTrackLabel intelligenceService languageCode name outboundTrackLabel partialResults profanityFilter ' +
    'speechModel statusCallbackMethod statusCallbackUrl track transcriptionEngine | Config Parameter',
  Recording: `channels track trim ${RECORDING}`,
  Parameter: 'name value',
  Config: 'name value',
  Autopilot: '| | text',
  AiSession: 'aiConnector aiSessionConfiguration | | text',
  ConversationRelaySession: 'connector sessionConfiguration | | text',
  Room: 'participantIdentity | | text',
  VirtualAgent: `connectorName language sentimentAnalysis ${CALLBACK} | Config Parameter`,
  Conversation:
    `inboundAutocreation inboundTimeout method record routingAssignmentTimeout serviceInstanceSid trim url recordingStatusCallback ` +
    `recordingStatusCallbackEvent recordingStatusCallbackMethod ${EVENTS}`,
  ConversationRelay:
    'backgroundnoisereduction debug deepgramsmartformat dtmfDetection elevenlabsTextNormalization events hints ignorebackchannel intelligenceService ' +
    'interruptSensitivity interruptible language partialPrompts preemptible profanityFilter reportInputDuringAgentSpeech speechModel speechtimeout ' +
    'transcriptionLanguage transcriptionProvider ttsLanguage ttsProvider url voice welcomeGreeting welcomeGreetingInterruptible | Language Parameter',
  Language: 'code speechModel transcriptionProvider ttsProvider voice',
  Pay:
    'action bankAccountType chargeAmount currency description input language maxAttempts minPostalCodeLength paymentConnector paymentMethod ' +
    `postalCode securityCode timeout tokenType validCardTypes ${CALLBACK} | Parameter Prompt`,
  Prompt: 'attempt cardType errorType for requireMatchingInputs | Pause Play Say',
  break: 'strength time',
  emphasis: `level | ${SSML_INLINE} lang | text`,
  lang: `xml:lang | ${SSML_ALL} | text`,
  p: `| ${SSML_INLINE} lang s | text`,
  s: `| ${SSML_INLINE} lang | text`,
  phoneme: 'alphabet ph | | text',
  prosody: `pitch rate volume | ${SSML_ALL} | text`,
  'say-as': 'format interpret-as | | text',
  sub: 'alias | | text',
  w: 'role | break emphasis phoneme prosody say-as sub | text',
};

/** Every element of TwiML for voice by its name. */
export const TWIML_ELEMENTS: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries(RULES).map(([name, rule]) => {
    const [attributes = '', children = '', text = ''] = rule.split('|').map((part) => part.trim());
    return [name, { attributes: words(attributes), children: words(children), text: text === 'text' }];
  }),
);

/** What `<Gather language>` takes. */
export const GATHER_LANGUAGES: ReadonlySet<string> = new Set(
  words(
    'af-ZA am-ET ar-AE ar-BH ar-DZ ar-EG ar-IL ar-IQ ar-JO ar-KW ar-LB ar-MA ar-OM ar-PS ar-QA ar-SA ar-TN az-AZ bg-BG bn-BD bn-IN ca-ES cs-CZ ' +
      'da-DK de-DE el-GR en-AU en-CA en-GB en-GH en-IE en-IN en-KE en-NG en-NZ en-PH en-SG en-TZ en-US en-ZA es-AR es-BO es-CL es-CO es-CR es-DO ' +
      'es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY es-VE et-EE eu-ES fa-IR fi-FI fil-PH fr-CA fr-FR gl-ES gu-IN ' +
      'he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP jv-ID ka-GE km-KH kn-IN ko-KR lo-LA lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY my-MM ' +
      'nar-IQ nb-NO ne-NP nl-BE nl-NL pa-guru-IN pl-PL pt-BR pt-PT ro-RO ru-RU si-LK sk-SK sl-SI sq-AL sr-RS su-ID sv-SE sw-KE sw-TZ ta-IN ta-LK ' +
      'ta-MY ta-SG te-IN th-TH tr-TR uk-UA ur-IN ur-PK uz-UZ vi-VN yue-Hant-HK zh cmn-Hans-CN zh-TW cmn-Hant-TW zu-ZA',
  ),
);

/** What `<Say language>` takes. */
export const SAY_LANGUAGES: ReadonlySet<string> = new Set(
  words(
    'af-ZA am-ET ar-AE ar-XA arb bg-BG bn-IN ca-ES cmn-CN cmn-TW cs-CZ cy-GB da-DK de-AT de-DE el-GR en-AU en-CA en-GB en-GB-WLS en-IE en-IN en-NZ ' +
      'en-US en-ZA es-ES es-MX es-US fi-FI fil-PH fr-CA fr-FR fr-BE gu-IN he-IL hi-IN hu-HU id-ID is-IS it-IT ja-JP kn-IN ko-KR lv-LV ml-IN mr-IN ' +
      'ms-MY nb-NO nl-BE nl-NL pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE ta-IN te-IN th-TH tr-TR uk-UA vi-VN yue-HK zh-CN zh-HK zh-TW',
  ),
);

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
