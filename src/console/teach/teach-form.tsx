/** Teaching one question: what it is, the words, and at once what that would change. */
import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MissedGroupView, Teaching, TeachResult, TeachTargets } from '../../domain/console/teach.js';
import { api } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { TargetChoice } from './target-choice.js';
import { TeachingPreview } from './teaching-preview.js';
import { AS_NAMES, TEACH_WORDS, type TeachAs } from './words.js';

/** As long as a phrase may be. */
const LONGEST = 60;

interface Props {
  group: MissedGroupView;
  onDone(): void;
}

export function TeachForm({ group, onDone }: Props) {
  const words = useWords(TEACH_WORDS);
  const targets = useLoad((signal) => api.get<TeachTargets>('teach/targets', { signal }), []);
  const [as, setAs] = useState<TeachAs>('item');
  const [id, setId] = useState<string | undefined>(group.nearest[0]?.code);
  const [text, setText] = useState(group.text.slice(0, LONGEST));
  const teaching = teachingOf(group, { as, id, text: text.trim() });
  const publish = usePublish(group.id, onDone);
  const choose = (next: TeachAs) => {
    setAs(next);
    setId(next === 'item' || next === 'alias' ? group.nearest[0]?.code : undefined);
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => teaching && publish.run(teaching)}>
      <Form.Item label={words.text} htmlFor="teach-text" extra={words.textHint}>
        <Input id="teach-text" value={text} maxLength={LONGEST} showCount onChange={(event) => setText(event.target.value)} />
      </Form.Item>
      <Form.Item label={words.as}>
        <AsChoice value={as} onChange={choose} />
      </Form.Item>
      <Loading from={targets}>
        {(known) => <TargetChoice as={as} targets={known} nearest={group.nearest} value={id} onChange={setId} />}
      </Loading>
      <p>
        <Link to={`/catalog?new=1&said=${encodeURIComponent(text.trim())}`}>{words.newItem}</Link>
      </p>
      <TeachingPreview teaching={teaching} />
      <Button type="primary" htmlType="submit" loading={publish.busy} disabled={teaching === null}>
        {words.publish}
      </Button>
    </Form>
  );
}

/** What the form says, or null while something is missing. */
function teachingOf(
  { language }: MissedGroupView,
  { as, id, text }: { as: TeachAs; id: string | undefined; text: string },
): Teaching | null {
  if (id === undefined || text.length < 2) return null;
  return as === 'alias' ? { as: 'alias', text, code: id } : { as: 'phrase', language, text, target: `${as}:${id}` };
}

function usePublish(id: number, onDone: () => void) {
  const words = useWords(TEACH_WORDS);
  const { message } = App.useApp();
  const task = useTask();
  const run = (teaching: Teaching) =>
    task.run(async () => {
      const { result, reasons } = await api.post<TeachResult>(`teach/${id}/teach`, teaching);
      if (result !== 'done') return void message.error([words[result], ...reasons].join(' '));
      void message.success(words.published);
      onDone();
    });
  return { busy: task.busy, run };
}

function AsChoice({ value, onChange }: { value: TeachAs; onChange(as: TeachAs): void }) {
  const pick = usePick();
  return (
    <Radio.Group vertical value={value} onChange={(event) => onChange(event.target.value)}>
      {(Object.keys(AS_NAMES) as TeachAs[]).map((as) => (
        <Radio key={as} value={as}>
          {pick(AS_NAMES[as]).name} <span className="quiet">{pick(AS_NAMES[as]).hint}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
