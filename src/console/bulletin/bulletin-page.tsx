/** The monthly bulletin: chosen by month, fit to print, and as a workbook. */
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Bulletin } from '../../domain/console/figures.js';
import { addMonthsTo } from '../calls/days.js';
import { type NameBook, useNames } from '../calls/use-names.js';
import { api, apiUrl } from '../shell/api.js';
import { useWords } from '../shell/language.js';
import { PageHeader } from '../shell/page-header.js';
import { Loading } from '../shell/page-states.js';
import { useAddress } from '../shell/use-address.js';
import { useLoad } from '../shell/use-load.js';
import { BulletinSheet } from './bulletin-sheet.js';
import { BULLETIN_WORDS } from './words.js';

export function BulletinPage() {
  const words = useWords(BULLETIN_WORDS);
  const names = useNames();
  return (
    <>
      <Loading from={names}>{(book) => <Month names={book} />}</Loading>
      {names.value === undefined && <h1 className="visually-hidden">{words.title}</h1>}
    </>
  );
}

/** Without a month in the address: this one, or in its first week the one before, which is then reported on. */
function usualMonth(today: string): string {
  const month = today.slice(0, 7);
  return Number(today.slice(8)) <= 7 ? addMonthsTo(month, -1) : month;
}

function Month({ names }: { names: NameBook }) {
  const words = useWords(BULLETIN_WORDS);
  const address = useAddress();
  const month = address.now.month ?? usualMonth(names.today);
  const bulletin = useLoad((signal) => api.get<Bulletin>('bulletin', { query: { month }, signal }), [month]);
  return (
    <>
      <PageHeader title={words.title}>
        <DatePicker
          picker="month"
          aria-label={words.month}
          allowClear={false}
          maxDate={dayjs(names.today)}
          value={dayjs(`${month}-01`)}
          onChange={(value) => set(value?.format('YYYY-MM'))}
        />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button icon={<DownloadOutlined />} href={apiUrl('bulletin.xlsx', { month })} download>
          {words.download}
        </Button>
      </PageHeader>
      <Loading from={bulletin}>{(value) => <BulletinSheet bulletin={value} names={names} />}</Loading>
    </>
  );
  function set(value: string | undefined): void {
    address.set({ month: value });
  }
}
