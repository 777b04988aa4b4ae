/** Notes staff write on a call. They stay as they were written. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CallDetails, CallNote } from '../../domain/console/calls.js';
import { api } from '../shell/api.js';
import { formatInstant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { CALL_PAGE_WORDS } from './words.js';

export function CallNotes({ call, onChanged }: { call: CallDetails; onChanged: () => void }) {
  const words = useWords(CALL_PAGE_WORDS);
  const may = useMay();
  const task = useTask();
  const [text, setText] = useState('');
  const save = () =>
    task.run(async () => {
      await api.post<CallNote>(`calls/${call.id}/notes`, { text: text.trim() });
      setText('');
      onChanged();
    });
  return (
    <section className="sheet" aria-labelledby="call-notes">
      <h2 id="call-notes">{words.notes}</h2>
      {call.notes.length === 0 && <p className="quiet">{words.noNotes}</p>}
      {call.notes.map((note) => (
        <article key={note.id} className="call-note">
          <small className="quiet">
            {note.author} · {formatInstant(note.atMs)}
          </small>
          <p>{note.text}</p>
        </article>
      ))}
      {may('editor') && (
        <>
          <Input.TextArea
            value={text}
            rows={3}
            maxLength={2000}
            aria-label={words.addNote}
            placeholder={words.addNote}
            onChange={(event) => setText(event.target.value)}
          />
          <Button style={{ marginTop: 8 }} onClick={save} loading={task.busy} disabled={text.trim() === ''}>
            {words.addNote}
          </Button>
        </>
      )}
    </section>
  );
}
