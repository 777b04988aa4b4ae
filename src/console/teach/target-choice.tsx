/** The item, body, intent or aspect a question is taught as. */
import { Button, Form, Select } from 'antd';
import type { MissedGroupView, TeachTargets } from '../../domain/console/teach.js';
import { usePick, useWords } from '../shell/language.js';
import { ASPECT_NAMES, INTENT_NAMES, TEACH_WORDS, type TeachAs } from './words.js';

interface Props {
  as: TeachAs;
  targets: TeachTargets;
  /** Items to be picked with one press. */
  nearest: MissedGroupView['nearest'];
  value: string | undefined;
  onChange(id: string | undefined): void;
}

export function TargetChoice({ as, targets, nearest, value, onChange }: Props) {
  const words = useWords(TEACH_WORDS);
  const options = useOptions(as, targets);
  const label = { item: words.item, alias: words.item, other_body: words.body, intent: words.intent, aspect: words.aspect }[as];
  return (
    <Form.Item label={label} htmlFor="teach-target">
      <Select
        id="teach-target"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={words.choose}
        value={value}
        onChange={onChange}
        options={options}
      />
      {(as === 'item' || as === 'alias') && nearest.length > 0 && (
        <div className="teach-nearest">
          <span className="quiet">{words.nearest}</span>
          {nearest.map(({ code, name }) => (
            <Button key={code} size="small" type={code === value ? 'primary' : 'default'} onClick={() => onChange(code)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </Form.Item>
  );
}

function useOptions(as: TeachAs, { items, bodies, intents, aspects }: TeachTargets): { value: string; label: string }[] {
  const pick = usePick();
  if (as === 'other_body')
    return bodies.map(({ id, name, phone }) => ({ value: id, label: phone === null ? name : `${name} ${phone}` }));
  if (as === 'intent') return intents.map((id) => ({ value: id, label: pick(INTENT_NAMES[id]) }));
  if (as === 'aspect') return aspects.map((id) => ({ value: id, label: pick(ASPECT_NAMES[id]) }));
  return items.map(({ code, name, window }) => ({ value: code, label: `${code} ${name} · ${window}` }));
}
