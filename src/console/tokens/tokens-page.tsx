/** API tokens: made, seen once, revoked. */
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { NewTokenResult, TokenList, TokenView } from '../../domain/console/tokens.js';
import { api } from '../shell/api.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Instant } from '../shell/instant.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { ShownOnce } from '../shell/shown-once.js';
import { useLoad } from '../shell/use-load.js';
import { useTask } from '../shell/use-task.js';
import { SHELL_WORDS } from '../shell/words.js';
import { TOKEN_WORDS } from './words.js';

export function TokensPage() {
  const words = useWords({ ...SHELL_WORDS, ...TOKEN_WORDS });
  const { modal } = App.useApp();
  const list = useLoad((signal) => api.get<TokenList>('tokens', { signal }), []);
  const [asking, setAsking] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const [form] = Form.useForm<{ name: string }>();
  const task = useTask();

  const make = ({ name }: { name: string }) =>
    task.run(async () => {
      setToken((await api.post<NewTokenResult>('tokens', { name })).token);
      setAsking(false);
      form.resetFields();
      list.reload();
    });
  const revoke = (id: string) => task.run(() => api.delete(`tokens/${id}`).then(list.reload));

  const columns: Column<TokenView>[] = [
    { key: 'name', title: words.name, place: 'head', show: ({ name }) => <strong>{name}</strong> },
    {
      key: 'created',
      title: words.created,
      show: ({ createdAtMs, createdBy }) => (
        <>
          <Instant ms={createdAtMs} /> {createdBy}
        </>
      ),
    },
    { key: 'used', title: words.used, show: ({ usedAtMs }) => <Instant ms={usedAtMs} /> },
    {
      key: 'state',
      title: words.state,
      show: ({ revokedAtMs }) => (revokedAtMs === null ? words.valid : <Tag>{words.revoked}</Tag>),
    },
    {
      key: 'actions',
      title: '',
      place: 'foot',
      width: 110,
      show: ({ id, name, revokedAtMs }) =>
        revokedAtMs === null && (
          <Button
            size="small"
            danger
            aria-label={`${words.revoke} ${name}`}
            onClick={() => void modal.confirm({ title: words.revokeAsk(name), onOk: () => revoke(id) })}
          >
            {words.revoke}
          </Button>
        ),
    },
  ];

  return (
    <>
      <PageHeader title={words.title} hint={words.hint}>
        <Button href="/api/openapi.json" target="_blank">
          {words.document}
        </Button>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
          {words.add}
        </Button>
      </PageHeader>
      <Loading from={list}>
        {({ tokens, configured }) => (
          <>
            {configured && <p className="quiet">{words.configured}</p>}
            <DataTable label={words.title} columns={columns} rows={tokens} rowKey={({ id }) => id} empty={words.empty} />
          </>
        )}
      </Loading>
      <Modal
        open={asking}
        title={words.add}
        okText={words.save}
        cancelText={words.cancel}
        confirmLoading={task.busy}
        okButtonProps={{ htmlType: 'submit', form: 'token-form' }}
        onCancel={() => setAsking(false)}
        forceRender
      >
        <Form form={form} name="token-form" layout="vertical" requiredMark={false} onFinish={make}>
          <Form.Item
            name="name"
            label={words.name}
            extra={words.nameHint}
            rules={[{ required: true, min: 2, message: words.nameWrong }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Form>
      </Modal>
      <ShownOnce title={words.tokenTitle} hint={words.tokenHint} secret={token} onClose={() => setToken(null)} />
    </>
  );
}
