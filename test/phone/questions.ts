/** What the callers of the phone test say, and the sentence in the answer that shows they were understood. */
export const QUESTIONS = {
  materials: '身份证丢了，补办要带什么材料',
  fee: '那要多少钱',
  passport: '办护照要多久',
  person: '转人工',
} as const;
