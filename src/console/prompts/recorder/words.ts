/** Words of recording and uploading a voice. */
import type { Both } from '../../shell/language.js';

export const RECORDER_WORDS = {
  title: { zh: '真人录音', en: 'Recorded voice' },
  hint: {
    zh: '没有变量的话术可以用录音代替合成声音；文字一改，录音自动停用。',
    en: 'A prompt without variables may be recorded; once its wording changes the recording is no longer played.',
  },
  variables: { zh: '这句话里有变量，只能用合成声音。', en: 'This prompt has variables: only the synthetic voice can speak it.' },
  inUse: { zh: '正在用录音', en: 'The recording is played' },
  stale: {
    zh: '文字改过了，录音没有在用。请重新录。',
    en: 'The wording has changed, so the recording is not played. Record it again.',
  },
  draft: { zh: '录音草稿，发布以后生效', en: 'Draft of a recording: publish to make it stand' },
  remove: { zh: '不用录音', en: 'Do without recording' },
  upload: { zh: '上传 WAV 或 MP3', en: 'Upload WAV or MP3' },
  record: { zh: '用话筒录', en: 'Record' },
  recordStop: { zh: '录好了', en: 'Done' },
  recording: { zh: (s: string) => `正在录 ${s}`, en: (s: string) => `Recording ${s}` },
  level: { zh: '音量', en: 'Level' },
  insecure: {
    zh: '浏览器只在 https 或 localhost 下让用话筒，这里只能上传文件。',
    en: 'Browsers open the microphone only over https or on localhost; upload a file instead.',
  },
  denied: { zh: '没有拿到话筒：请在浏览器里允许使用话筒', en: 'No microphone: allow it in the browser' },
  trim: { zh: '剪掉头尾', en: 'Trim' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  auto: { zh: '自动剪掉静音', en: 'Cut silence' },
  play: { zh: '听剪好的', en: 'Play' },
  take: { zh: '用这一段', en: 'Take this' },
  again: { zh: '重录', en: 'Again' },
  waveform: { zh: (s: number) => `录音波形，${s} 秒`, en: (s: number) => `Waveform, ${s} seconds` },
  report: {
    zh: (s: number, db: number) => `${s} 秒，音量 ${db} dB，已转成 8 kHz 单声道并调到统一音量`,
    en: (s: number, db: number) => `${s} s, ${db} dB; converted to 8 kHz mono and levelled`,
  },
  saveDraft: { zh: '放进草稿', en: 'Put into draft' },
  kept: { zh: '录音已放进草稿', en: 'Recording put into the draft' },
} satisfies Record<string, Both<unknown>>;
