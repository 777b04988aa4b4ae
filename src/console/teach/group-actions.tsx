/** What can be done with a group: teach or look at it, ignore it, take back what was decided. */
import { App, Button } from 'antd';
import type { MissedGroupView, TeachResult } from '../../domain/console/teach.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { useMay } from '../shell/session.js';
import { useTask } from '../shell/use-task.js';
import { TEACH_WORDS } from './words.js';

export function GroupActions({
  group,
  onShow,
  onChanged,
}: {
  group: MissedGroupView;
  onShow(id: number): void;
  onChanged(): void;
}) {
  const words = useWords(TEACH_WORDS);
  const may = useMay();
  const { message, modal } = App.useApp();
  const task = useTask();
  const { id, text, status } = group;
  const ignore = () =>
    task.run(async () => {
      await api.post(`teach/${id}/ignore`);
      void message.success(words.ignored);
      onChanged();
    });
  const undo = () =>
    task.run(async () => {
      const { result } = await api.post<TeachResult>(`teach/${id}/undo`);
      void (result === 'done' ? message.success(words.undone) : message.error(words.conflict));
      onChanged();
    });
  const ask = () => (status === 'taught' ? void modal.confirm({ title: words.undoAsk, onOk: undo }) : void undo());
  const teaches = may('editor') && status === 'open';
  return (
    <span className="row-actions">
      <Button
        size="small"
        type={teaches ? 'primary' : 'default'}
        onClick={() => onShow(id)}
        aria-label={`${teaches ? words.teach : words.look}：${text}`}
      >
        {teaches ? words.teach : words.look}
      </Button>
      {teaches && (
        <Button size="small" loading={task.busy} onClick={ignore} aria-label={`${words.ignore}：${text}`}>
          {words.ignore}
        </Button>
      )}
      {may('editor') && status !== 'open' && (
        <Button size="small" loading={task.busy} onClick={ask} aria-label={`${words.undo}：${text}`}>
          {words.undo}
        </Button>
      )}
    </span>
  );
}
