/** A text field in which variables look and behave like chips: coloured, inserted with one press, deleted as a whole. */
import { Button } from 'antd';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { PromptFactsView } from '../../domain/console/prompts.js';
import { usePick, useWords } from '../shell/language.js';
import { ChipText } from './chip-text.js';
import { PROMPT_WORDS, VARIABLE_TYPES } from './words.js';

interface Props {
  id: string;
  value: string;
  variables: PromptFactsView['variables'];
  readOnly: boolean;
  onChange: (value: string) => void;
}

export function WordingField({ id, value, variables, readOnly, onChange }: Props) {
  const words = useWords(PROMPT_WORDS);
  const pick = usePick();
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(undefined);
  // Before the next key is taken: a caret set in a later frame would jump back over what was typed meanwhile.
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const replace = (from: number, to: number, text: string) => {
    caret.current = from + text.length;
    onChange(value.slice(0, from) + text + value.slice(to));
  };
  const insert = (name: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = field.current ?? {};
    replace(selectionStart, selectionEnd, `{${name}}`);
  };
  const keyed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key !== 'Backspace' || selectionStart !== selectionEnd) return;
    const chip = /\{[^{}]*\}$/.exec(value.slice(0, selectionStart))?.[0];
    if (chip === undefined) return;
    event.preventDefault();
    replace(selectionStart - chip.length, selectionStart, '');
  };
  return (
    <div className="wording">
      <label htmlFor={id}>{words.wording}</label>
      <div className="wording-field">
        <div className="wording-chips" aria-hidden="true">
          <ChipText text={`${value}\u200b`} known={variables.map(({ name }) => name)} />
        </div>
        <textarea
          id={id}
          ref={field}
          value={value}
          readOnly={readOnly}
          maxLength={1000}
          rows={3}
          spellCheck={false}
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={readOnly ? undefined : keyed}
        />
      </div>
      {!readOnly && variables.length > 0 && (
        <div className="variables">
          <span className="quiet">{words.insert}</span>
          {variables.map(({ name, type, used }) => (
            <Button key={name} size="small" onClick={() => insert(name)}>
              <span className="chip">{`{${name}}`}</span> {pick(VARIABLE_TYPES[type] ?? { zh: type, en: type })}
              {!used && <em> · {words.unused}</em>}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
