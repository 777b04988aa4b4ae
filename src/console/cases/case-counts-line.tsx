/** How many cases were new, changed, the same, or refused. */
import { Tag } from 'antd';
import type { CaseCounts } from '../../domain/console/cases.js';
import { useWords } from '../shell/language.js';
import { CASE_WORDS } from './words.js';

export function CaseCountsLine({ counts }: { counts: CaseCounts }) {
  const words = useWords(CASE_WORDS);
  return (
    <span className="row-actions">
      <Tag className="mark mark-assigned">
        {words.created} {counts.created}
      </Tag>
      <Tag className="mark mark-open">
        {words.changed} {counts.changed}
      </Tag>
      <Tag className="mark">
        {words.unchanged} {counts.unchanged}
      </Tag>
      {counts.failed > 0 && (
        <Tag className="mark mark-late">
          {words.failed} {counts.failed}
        </Tag>
      )}
    </span>
  );
}
