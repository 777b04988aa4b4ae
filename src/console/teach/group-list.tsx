/** Groups of like questions: how often and by how many, what they are understood as now, and the items nearest to them. */
import { Tag } from 'antd';
import type { MissedGroupView } from '../../domain/console/teach.js';
import { type Column, DataTable, type Paging } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { GroupActions } from './group-actions.js';
import { Understood } from './understood.js';
import { TEACH_WORDS } from './words.js';

interface Props {
  groups: readonly MissedGroupView[];
  loading: boolean;
  empty: string;
  paging: Paging;
  onShow(id: number): void;
  onChanged(): void;
}

export function GroupList({ groups, loading, empty, paging, onShow, onChanged }: Props) {
  const words = useWords(TEACH_WORDS);
  const columns: Column<MissedGroupView>[] = [
    { key: 'text', title: words.question, width: '26%', place: 'head', show: (group) => <Question group={group} /> },
    { key: 'heard', title: words.heard, width: 130, show: ({ turns, callers }) => words.heardValue(turns, callers) },
    { key: 'last', title: words.last, width: 150, show: ({ lastAtMs }) => <Instant ms={lastAtMs} /> },
    { key: 'now', title: words.now, show: ({ now }) => <Understood value={now} /> },
    { key: 'nearest', title: words.nearest, show: ({ nearest }) => <Nearest items={nearest} /> },
    {
      key: 'actions',
      title: '',
      place: 'foot',
      width: 180,
      show: (group) => <GroupActions group={group} onShow={onShow} onChanged={onChanged} />,
    },
  ];
  return (
    <DataTable
      label={words.title}
      columns={columns}
      rows={groups}
      rowKey={({ id }) => id}
      loading={loading}
      empty={empty}
      paging={paging}
    />
  );
}

function Nearest({ items }: { items: MissedGroupView['nearest'] }) {
  const words = useWords(TEACH_WORDS);
  if (items.length === 0) return <span className="quiet">{words.none}</span>;
  return <span>{items.map(({ name, score }) => `${name} ${Math.round(score * 100)}%`).join('、')}</span>;
}

function Question({ group: { text, status, target } }: { group: MissedGroupView }) {
  const words = useWords(TEACH_WORDS);
  return (
    <>
      <strong>{text}</strong> {status === 'open' && target !== null && <Tag color="warning">{words.again}</Tag>}
      {status === 'taught' && target !== null && <small className="quiet">{`${words.taughtAs} ${target}`}</small>}
    </>
  );
}
