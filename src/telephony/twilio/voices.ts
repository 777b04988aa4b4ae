/** The voices a carrier can speak with and the language of each, from the SDK's types and Amazon's voice list. */

/** Amazon Polly's voices by language, with the engines the carrier offers. */
const POLLY: Record<string, string> = {
  arb: 'Zeina',
  'ar-AE': 'Hala-Neural Zayd-Neural',
  'ca-ES': 'Arlet-Neural',
  'cmn-CN': 'Zhiyu Zhiyu-Neural',
  'cy-GB': 'Gwyneth',
  'da-DK': 'Mads Naja Sofie-Neural',
  'de-AT': 'Hannah-Neural',
  'de-DE': 'Hans Marlene Vicki Daniel-Neural Vicki-Neural Daniel-Generative Vicki-Generative',
  'en-AU': 'Nicole Russell Olivia-Neural Olivia-Generative',
  'en-GB': 'Amy Brian Emma Amy-Neural Arthur-Neural Brian-Neural Emma-Neural Amy-Generative',
  'en-GB-WLS': 'Geraint',
  'en-IE': 'Niamh-Neural',
  'en-IN': 'Aditi Raveena Kajal-Neural Kajal-Generative',
  'en-NZ': 'Aria-Neural',
  'en-US':
    'Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Salli Danielle-Neural Gregory-Neural Ivy-Neural Joanna-Neural Joey-Neural ' +
    'Justin-Neural Kendra-Neural Kevin-Neural Kimberly-Neural Matthew-Neural Ruth-Neural Salli-Neural Stephen-Neural ' +
    'Danielle-Generative Joanna-Generative Matthew-Generative Ruth-Generative Stephen-Generative',
  'en-ZA': 'Ayanda-Neural Ayanda-Generative',
  'es-ES': 'Conchita Enrique Lucia Lucia-Neural Sergio-Neural Lucia-Generative Sergio-Generative',
  'es-MX': 'Mia Andres-Neural Mia-Neural Andres-Generative Mía-Generative',
  'es-US': 'Lupe Miguel Penelope Lupe-Neural Pedro-Neural Lupe-Generative Pedro-Generative',
  'fi-FI': 'Suvi-Neural',
  'fr-BE': 'Isabelle-Neural',
  'fr-CA': 'Chantal Gabrielle-Neural Liam-Neural',
  'fr-FR': 'Celine Lea Mathieu Lea-Neural Remi-Neural Lea-Generative Rémi-Generative',
  'is-IS': 'Dora Karl',
  'it-IT': 'Bianca Carla Giorgio Adriano-Neural Bianca-Neural Bianca-Generative',
  'ja-JP': 'Mizuki Takumi Kazuha-Neural Takumi-Neural Tomoko-Neural',
  'ko-KR': 'Seoyeon Seoyeon-Neural',
  'nb-NO': 'Liv Ida-Neural',
  'nl-BE': 'Lisa-Neural',
  'nl-NL': 'Lotte Ruben Laura-Neural',
  'pl-PL': 'Ewa Jacek Jan Maja Ola-Neural',
  'pt-BR': 'Camila Ricardo Vitoria Camila-Neural Thiago-Neural Vitoria-Neural',
  'pt-PT': 'Cristiano Ines Ines-Neural',
  'ro-RO': 'Carmen',
  'ru-RU': 'Maxim Tatyana',
  'sv-SE': 'Astrid Elin-Neural',
  'tr-TR': 'Filiz Burcu-Neural',
  'yue-CN': 'Hiujin-Neural',
};

const POLLY_LANGUAGE = new Map(
  Object.entries(POLLY).flatMap(([language, names]) => names.split(' ').map((name) => [name, language])),
);
const GOOGLE = /^Google\.([a-z]{2,3}-[A-Za-z]{2})-(?:(?:Standard|Wavenet|Neural2)-[A-Z]|Chirp3-HD-[A-Z][a-z]+)$/;

/** The language a neural or standard voice speaks, e.g. `cmn-CN`; null when the carrier has no such voice. */
export function voiceLanguage(voice: string): string | null {
  if (voice.startsWith('Polly.')) return POLLY_LANGUAGE.get(voice.slice('Polly.'.length)) ?? null;
  return GOOGLE.exec(voice)?.[1] ?? null;
}

/** Generative and Chirp voices take plain text only; a prosody element there fails the verb. */
export function voiceTakesSsml(voice: string): boolean {
  return voiceLanguage(voice) !== null && !voice.endsWith('-Generative') && !voice.includes('-Chirp3-HD-');
}
