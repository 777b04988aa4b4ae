/** The yardstick: a phone menu as the vendor's tutorial teaches it, with Express and VoiceResponse, no signature check, no storage. */
import express from 'express';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

const LANGUAGE = 'cmn-Hans-CN';
const SAY = { language: 'cmn-CN', voice: 'Polly.Zhiyu-Neural' } as const;

const ANSWERS: Record<string, string> = {
  '1': '补办身份证，请带户口簿和申领登记表，到户政窗口办理。',
  '2': '补办身份证收费四十元，首次申领不收费。',
  '3': '补办身份证，二十个工作日可以领取。',
  '4': '服务中心周一至周五上班，上午八点半到十二点，下午两点半到五点半。',
};
const MENU = '要带的材料请按一，收费请按二，时限请按三，上班时间请按四，结束请按井号。';

const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/ivr/welcome', (_request, response) => {
  response.type('text/xml').send(ask(`您好，这里是政务服务中心。${MENU}`));
});

app.post('/ivr/menu', (request, response) => {
  const { Digits: digits, SpeechResult: speech } = request.body;
  if (digits === '#' || speech?.includes('再见')) {
    const goodbye = new VoiceResponse();
    goodbye.say(SAY, '感谢来电，再见。');
    goodbye.hangup();
    response.type('text/xml').send(goodbye.toString());
    return;
  }
  const choice = digits ?? choiceOf(String(speech ?? ''));
  response.type('text/xml').send(ask(ANSWERS[choice] ?? `没有听清。${MENU}`));
});

function choiceOf(speech: string): string {
  if (speech.includes('材料')) return '1';
  if (speech.includes('钱') || speech.includes('收费')) return '2';
  if (speech.includes('多久') || speech.includes('几天')) return '3';
  return speech.includes('上班') ? '4' : '';
}

function ask(text: string): string {
  const twiml = new VoiceResponse();
  const gather = twiml.gather({
    input: ['dtmf', 'speech'],
    action: '/ivr/menu',
    method: 'POST',
    language: LANGUAGE,
    numDigits: 1,
    finishOnKey: '',
    speechTimeout: 'auto',
    hints: '身份证,材料,多少钱,多久,上班时间',
  });
  gather.say(SAY, text);
  return twiml.toString();
}

app.listen(Number(process.env.PORT), '127.0.0.1');
