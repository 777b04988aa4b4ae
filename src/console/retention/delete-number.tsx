/** Deletes all calls of a number after showing how many there are. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeleteNumberResult, NumberMatches } from '../../domain/console/retention.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { RETENTION_WORDS } from './words.js';

type Match = NumberMatches['matches'][number];

export function DeleteNumber() {
  const words = useWords(RETENTION_WORDS);
  const [found, setFound] = useState<{ number: string; matches: Match[] } | null>(null);
  const { modal, message } = App.useApp();
  const task = useTask();
  const find = (number: string) =>
    task.run(async () => setFound({ number, matches: (await api.post<NumberMatches>('retention/numbers', { number })).matches }));
  const remove = (number: string, { id, calls }: Match) =>
    task.run(async () => {
      const done = await api.post<DeleteNumberResult>('retention/delete', { number, id, calls });
      if (done.result === 'changed') void message.warning(words.changed);
      else void message.success(words.done(done.calls));
      if (done.left > 0) void message.warning(words.left(done.left));
      await find(number);
    });
  const ask = (number: string, match: Match) =>
    void modal.confirm({
      title: words.sure(match.masked, match.calls),
      content: words.sureHint,
      okText: words.remove,
      okButtonProps: { danger: true },
      onOk: () => remove(number, match),
    });
  return (
    <section className="sheet" aria-labelledby="by-number">
      <h2 id="by-number">{words.byNumber}</h2>
      <p className="quiet">{words.byNumberHint}</p>
      <Form layout="inline" requiredMark={false} onFinish={({ number }) => find(number)}>
        <Form.Item
          name="number"
          label={words.number}
          rules={[{ required: true, pattern: /^\+?[\d -]{7,20}$/, message: words.numberHint }]}
        >
          <Input inputMode="tel" autoComplete="off" placeholder={words.numberHint} />
        </Form.Item>
        <Button htmlType="submit" loading={task.busy}>
          {words.find}
        </Button>
      </Form>
      <div role="status" style={{ marginTop: 16 }}>
        {found?.matches.length === 0 && words.noMatch}
        {found?.matches.map((match) => (
          <p key={match.id}>
            {match.masked} · <strong>{words.found(match.calls)}</strong>{' '}
            <Button danger size="small" onClick={() => ask(found.number, match)}>
              {words.remove}
            </Button>
          </p>
        ))}
      </div>
    </section>
  );
}
