/** One item or window in a drawer: form with live checks, drafts, history. */
import { Alert, App, Button, Drawer, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CatalogView, ItemDetail, ItemFinding } from '../../domain/console/catalog.js';
import type { DraftSaved, RevisionView } from '../../domain/console/content-drafts.js';
import type { Item } from '../../domain/item.js';
import { ConfirmButton } from '../content/confirm-button.js';
import { HistoryList } from '../content/history-list.js';
import { Mark } from '../content/mark.js';
import { CONTENT_WORDS } from '../content/words.js';
import { api } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { Loading } from '../shell/page-states.js';
import { useMay } from '../shell/session.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { ItemForm } from './item-form.js';
import { fieldsOf, type ItemFields, itemOf } from './item-state.js';
import { CATALOG_WORDS } from './words.js';

type Kind = 'item' | 'window';

interface Props {
  kind: Kind;
  catalog: CatalogView;
  code: string | null;
  onClose: () => void;
  onChanged: () => void;
}

export function ItemDrawer({ kind, catalog, code, onClose, onChanged }: Props) {
  const list: readonly { code: string; short_name: string }[] = kind === 'item' ? catalog.items : catalog.windows;
  const name = list.find((one) => one.code === code)?.short_name ?? '';
  return (
    <Drawer open={code !== null} onClose={onClose} size={900} title={`${code ?? ''} ${name}`} destroyOnHidden>
      {code !== null && <Opened key={code} kind={kind} catalog={catalog} code={code} onChanged={onChanged} />}
    </Drawer>
  );
}

function Opened({ kind, catalog, code, onChanged }: Omit<Props, 'onClose'> & { code: string }) {
  const detail = useLoad((signal) => api.get<ItemDetail>(`catalog/${kind}s/${code}`, { signal }), []);
  const changed = () => {
    detail.reload();
    onChanged();
  };
  return <Loading from={detail}>{(value) => <Editing kind={kind} catalog={catalog} detail={value} onChanged={changed} />}</Loading>;
}

function isRemoval(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removed' in value;
}

interface EditingProps {
  kind: Kind;
  catalog: CatalogView;
  detail: ItemDetail;
  onChanged: () => void;
}

function Editing({ kind, catalog, detail, onChanged }: EditingProps) {
  const formFields = kind === 'item' ? catalog.fields : catalog.windowFields;
  const words = useWords(CATALOG_WORDS);
  const shared = useWords(CONTENT_WORDS);
  const { message } = App.useApp();
  const may = useMay()('editor');
  const task = useTask();
  const removal = isRemoval(detail.draft?.value);
  const { said } = useAddress().now;
  const fresh = said === undefined ? null : { aliases: [said] };
  const start = (removal ? detail.item : (detail.draft?.value ?? detail.item ?? fresh)) as Partial<Item> | null;
  const [fields, setFields] = useState<ItemFields>(() => fieldsOf(start, formFields, detail.code));
  const [touched, setTouched] = useState(false);
  const [tab, setTab] = useState<'form' | 'history'>('form');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came from the server replaces what nobody has touched
  useEffect(() => {
    if (!touched) setFields(fieldsOf(start, formFields, detail.code));
  }, [detail]);
  const findings = useFindings(kind, fields, detail.findings, touched || detail.draft !== null);
  const save = (value: unknown, base = detail.draft?.base ?? detail.revision) =>
    task.run(async () => {
      const { result } = await api.put<DraftSaved>('drafts', { kind, key: detail.code, value, base });
      if (result === 'refused') return;
      setTouched(false);
      void message.success(words.saved);
      onChanged();
    });
  const discard = () =>
    task.run(async () => {
      await api.post('drafts/discard', { keys: [{ kind, key: detail.code }] });
      setTouched(false);
      onChanged();
    });
  const restore = ({ value }: RevisionView) => void save(value).then(() => message.info(shared.restored));
  const change = (key: string, value: unknown) => {
    setFields((before) => ({ ...before, [key]: value }));
    setTouched(true);
  };
  return (
    <>
      {detail.others.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={shared.others(detail.others.map(({ by }) => by).join('、'))}
          description={shared.othersHint}
        />
      )}
      {detail.draft?.overtaken && (
        <Alert
          type="warning"
          showIcon
          title={shared.overtaken(detail.history[0]?.by ?? shared.somebody)}
          description={shared.overtakenHint}
          action={
            <Button size="small" loading={task.busy} onClick={() => void save(detail.draft?.value, detail.revision)}>
              {shared.keepMine}
            </Button>
          }
        />
      )}
      {removal && <Alert type="warning" showIcon title={words.removed} />}
      <div className="item-bar">
        <Segmented
          aria-label={words.tabs}
          value={tab}
          onChange={setTab}
          options={[
            { value: 'form' as const, label: words.form },
            { value: 'history' as const, label: shared.history },
          ]}
        />
        {may && (
          <>
            <Button type="primary" disabled={!touched} loading={task.busy} onClick={() => void save(entryOf(kind, fields))}>
              {words.saveDraft}
            </Button>
            {detail.draft !== null && (
              <ConfirmButton question={shared.discardSure} onConfirm={() => void discard()}>
                {shared.discard}
              </ConfirmButton>
            )}
            {kind === 'item' && detail.item !== null && !removal && (
              <ConfirmButton danger question={words.removeSure} onConfirm={() => void save({ removed: true })}>
                {words.remove}
              </ConfirmButton>
            )}
          </>
        )}
        {touched ? <Mark tone="draft">{words.unsaved}</Mark> : detail.draft !== null && <Mark tone="draft">{shared.draft}</Mark>}
      </div>
      {tab === 'form' ? (
        <ItemForm
          formFields={formFields}
          windows={catalog.windows}
          fields={fields}
          findings={findings}
          disabled={!may || removal}
          onChange={change}
        />
      ) : (
        <HistoryList history={detail.history} onRestore={may ? restore : undefined} />
      )}
    </>
  );
}

const PAUSE_MS = 400;
const CHECKS: Record<Kind, string> = { item: 'catalog/check', window: 'catalog/check-window' };

function entryOf(kind: Kind, fields: ItemFields): ItemFields {
  return kind === 'item' ? itemOf(fields) : fields;
}

/** What the checks say of what is written at the moment; those of the published item until something is written. */
function useFindings(kind: Kind, fields: ItemFields, published: readonly ItemFinding[], changed: boolean): readonly ItemFinding[] {
  const [found, setFound] = useState<readonly ItemFinding[]>(published);
  const newest = useRef(fields);
  newest.current = fields;
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => {
      void api.post<{ findings: ItemFinding[] }>(CHECKS[kind], { item: entryOf(kind, fields) }).then(
        ({ findings }) => newest.current === fields && setFound(findings),
        () => {},
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [kind, fields, changed]);
  return found;
}
