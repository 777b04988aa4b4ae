/** One case by its receipt number, as its applicant may hear it. */
import { Alert, Button, Descriptions, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import type { CaseFound, CaseView } from '../../domain/console/cases.js';
import { api } from '../shell/api.js';
import { usePick, useWords } from '../shell/language.js';
import { useTask } from '../shell/use-task.js';
import { SHELL_WORDS } from '../shell/words.js';
import { CASE_STATUS_NAMES, CASE_WORDS } from './words.js';

interface Asked {
  receipt: string;
  tail?: string;
}

export function CaseLookUp() {
  const words = useWords({ ...SHELL_WORDS, ...CASE_WORDS });
  const [found, setFound] = useState<CaseFound | null>(null);
  const task = useTask();
  const look = ({ receipt, tail }: Asked) =>
    task.run(async () =>
      setFound(await api.post<CaseFound>('cases/look-up', { receipt: receipt.trim(), tail: tail?.trim() || undefined })),
    );
  return (
    <section className="sheet">
      <h2>{words.lookUp}</h2>
      <p className="quiet">{words.lookUpHint}</p>
      <Form layout="vertical" requiredMark={false} onFinish={look} className="look-up">
        <Form.Item
          name="receipt"
          label={words.receipt}
          rules={[{ required: true, pattern: /^\s*\d{6,20}\s*$/, message: words.receiptWrong }]}
        >
          <Input inputMode="numeric" maxLength={24} autoComplete="off" />
        </Form.Item>
        <Form.Item name="tail" label={words.tail} rules={[{ pattern: /^\s*\d{4}\s*$/, message: words.tailWrong }]}>
          <Input inputMode="numeric" maxLength={6} autoComplete="off" />
        </Form.Item>
        <Button htmlType="submit" loading={task.busy}>
          {words.find}
        </Button>
      </Form>
      <div aria-live="polite">
        {found?.case === null && <Alert type="info" showIcon title={words.notFound} />}
        {found?.case && <CaseDetails view={found.case} />}
      </div>
    </section>
  );
}

function CaseDetails({ view }: { view: CaseView }) {
  const words = useWords(CASE_WORDS);
  const pick = usePick();
  const { departments, promised_on, overdue, next_step, reason, tailMatches } = view;
  const facts = [
    { label: words.item, children: `${view.item} ${view.itemName}` },
    { label: words.status, children: pick(CASE_STATUS_NAMES[view.status]) },
    { label: words.step, children: view.step },
    {
      label: words.departments,
      children: departments.map(({ name, status }) => `${name} ${pick(CASE_STATUS_NAMES[status])}`).join('，'),
    },
    { label: words.accepted, children: view.accepted_on },
    {
      label: words.promised,
      children: (
        <>
          {promised_on ?? '–'} {overdue && <Tag className="mark mark-late">{words.overdue}</Tag>}
        </>
      ),
    },
    ...(next_step ? [{ label: words.next, children: next_step }] : []),
    ...(reason ? [{ label: words.reason, children: reason }] : []),
  ];
  return (
    <>
      {tailMatches !== null && (
        <Alert
          className="gap"
          type={tailMatches ? 'success' : 'error'}
          showIcon
          title={tailMatches ? words.tailRight : words.tailDiffers}
        />
      )}
      <Descriptions
        column={{ xs: 1, md: 2 }}
        size="small"
        title={view.receipt}
        items={facts.map((fact) => ({ ...fact, key: fact.label }))}
      />
    </>
  );
}
