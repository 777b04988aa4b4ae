/** Tags of a call: added from those in use or new ones, taken off again. */
import { AutoComplete, Button } from 'antd';
import { useState } from 'react';
import type { CallDetails, Tags } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { Mark } from './mark.js';
import { forgetNames, type NameBook } from './use-names.js';
import { CALL_PAGE_WORDS } from './words.js';

export function CallTags({ call, names, onChanged }: { call: CallDetails; names: NameBook; onChanged: () => void }) {
  const words = useWords(CALL_PAGE_WORDS);
  const may = useMay();
  const task = useTask();
  const [fresh, setFresh] = useState('');
  const save = (tags: readonly string[]) =>
    task.run(async () => {
      await api.put<Tags>(`calls/${call.id}/tags`, { tags });
      setFresh('');
      forgetNames();
      onChanged();
    });
  const add = () => {
    if (fresh.trim() !== '') void save([...call.tags, fresh.trim()]);
  };
  return (
    <section className="sheet" aria-labelledby="call-tags">
      <h2 id="call-tags">{words.tags}</h2>
      {call.tags.length > 0 && (
        <p className="call-tags">
          {call.tags.map((tag) => (
            <Mark key={tag} tone="info">
              {tag}{' '}
              {may('editor') && (
                <Button
                  type="text"
                  size="small"
                  aria-label={words.removeTag(tag)}
                  onClick={() => save(call.tags.filter((other) => other !== tag))}
                >
                  ×
                </Button>
              )}
            </Mark>
          ))}
        </p>
      )}
      {may('editor') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
          style={{ display: 'flex', gap: 8 }}
        >
          <AutoComplete
            style={{ flex: 1 }}
            value={fresh}
            onChange={setFresh}
            maxLength={20}
            aria-label={words.addTag}
            placeholder={words.tagHint}
            options={names.tags.filter((tag) => !call.tags.includes(tag)).map((value) => ({ value }))}
          />
          <Button htmlType="submit" loading={task.busy} disabled={fresh.trim() === ''}>
            {words.addTag}
          </Button>
        </form>
      )}
    </section>
  );
}
