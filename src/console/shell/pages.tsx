/**
 * Every page of the console, in the order of the menu: a new page is one line here.
 *
 * A page is a component without properties in `src/console/<feature>/<name>-page.tsx` that begins with `<PageHeader>`; its words are in
 * `<feature>/words.ts` (see `language.tsx`), its data comes by `useLoad` and `api` (`use-load.ts`, `api.ts`), changes go through
 * `useTask`. Pages are loaded when they are opened. `hidden` pages (details, `tickets/:number`) are not in the menu; filters belong
 * into the address (`useSearchParams` of react-router).
 */
import {
  AuditOutlined,
  CommentOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  HistoryOutlined,
  KeyOutlined,
  LockOutlined,
  MobileOutlined,
  PhoneOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { Role } from '../../domain/role.js';
import { Frame } from './frame.js';
import type { Both } from './language.js';
import { Home, NotFound, PageSlot } from './page-slot.js';
import type { GROUP_NAMES } from './words.js';

export interface ConsolePage {
  /** Below /console, in react-router's form. */
  path: string;
  title: Both;
  icon: ReactNode;
  group: keyof typeof GROUP_NAMES;
  /** Who may open it. */
  role: Role;
  page: ComponentType;
  /** Not in the menu. */
  hidden?: true;
}

export const PAGES: readonly ConsolePage[] = [
  {
    path: 'overview',
    title: { zh: '总览', en: 'Overview' },
    icon: <DashboardOutlined />,
    group: 'calls',
    role: 'viewer',
    page: open(() => import('../overview/overview-page.js').then((it) => it.OverviewPage)),
  },
  {
    path: 'calls',
    title: { zh: '通话记录', en: 'Calls' },
    icon: <PhoneOutlined />,
    group: 'calls',
    role: 'viewer',
    page: open(() => import('../calls/calls-page.js').then((it) => it.CallsPage)),
  },
  {
    path: 'calls/:id',
    title: { zh: '通话详情', en: 'Call' },
    icon: <PhoneOutlined />,
    group: 'calls',
    role: 'viewer',
    page: open(() => import('../calls/call-page.js').then((it) => it.CallPage)),
    hidden: true,
  },
  {
    path: 'bulletin',
    title: { zh: '月度通报', en: 'Monthly bulletin' },
    icon: <FileTextOutlined />,
    group: 'calls',
    role: 'viewer',
    page: open(() => import('../bulletin/bulletin-page.js').then((it) => it.BulletinPage)),
  },
  {
    path: 'tickets',
    title: { zh: '工单', en: 'Tickets' },
    icon: <SolutionOutlined />,
    group: 'service',
    role: 'viewer',
    page: open(() => import('../tickets/tickets-page.js').then((it) => it.TicketsPage)),
  },
  {
    path: 'tickets/:number',
    title: { zh: '工单', en: 'Ticket' },
    icon: <SolutionOutlined />,
    group: 'service',
    role: 'viewer',
    hidden: true,
    page: open(() => import('../tickets/ticket-page.js').then((it) => it.TicketPage)),
  },
  {
    path: 'cases',
    title: { zh: '办件', en: 'Cases' },
    icon: <FileSearchOutlined />,
    group: 'service',
    role: 'viewer',
    page: open(() => import('../cases/cases-page.js').then((it) => it.CasesPage)),
  },
  {
    path: 'cases/import',
    title: { zh: '导入办件', en: 'Import cases' },
    icon: <FileSearchOutlined />,
    group: 'service',
    role: 'editor',
    hidden: true,
    page: open(() => import('../cases/case-import-page.js').then((it) => it.CaseImportPage)),
  },
  {
    path: 'prompts',
    title: { zh: '话术', en: 'Prompts' },
    icon: <CommentOutlined />,
    group: 'content',
    role: 'viewer',
    page: open(() => import('../prompts/prompts-page.js').then((it) => it.PromptsPage)),
  },
  {
    path: 'catalog',
    title: { zh: '事项', en: 'Catalog' },
    icon: <ProfileOutlined />,
    group: 'content',
    role: 'viewer',
    page: open(() => import('../catalog/catalog-page.js').then((it) => it.CatalogPage)),
  },
  {
    path: 'teach',
    title: { zh: '待教问题', en: 'Not understood' },
    icon: <QuestionCircleOutlined />,
    group: 'content',
    role: 'viewer',
    page: open(() => import('../teach/teach-page.js').then((it) => it.TeachPage)),
  },
  {
    path: 'test-phone',
    title: { zh: '试拨', en: 'Test phone' },
    icon: <MobileOutlined />,
    group: 'content',
    role: 'viewer',
    page: open(() => import('../test-phone/test-phone-page.js').then((it) => it.TestPhonePage)),
  },
  {
    path: 'users',
    title: { zh: '用户', en: 'Users' },
    icon: <TeamOutlined />,
    group: 'system',
    role: 'admin',
    page: open(() => import('../users/users-page.js').then((it) => it.UsersPage)),
  },
  {
    path: 'tokens',
    title: { zh: '接口令牌', en: 'API tokens' },
    icon: <KeyOutlined />,
    group: 'system',
    role: 'admin',
    page: open(() => import('../tokens/tokens-page.js').then((it) => it.TokensPage)),
  },
  {
    path: 'audit',
    title: { zh: '操作日志', en: 'Audit log' },
    icon: <AuditOutlined />,
    group: 'system',
    role: 'manager',
    page: open(() => import('../audit/audit-page.js').then((it) => it.AuditPage)),
  },
  {
    path: 'retention',
    title: { zh: '保存期限', en: 'Retention' },
    icon: <HistoryOutlined />,
    group: 'system',
    role: 'manager',
    page: open(() => import('../retention/retention-page.js').then((it) => it.RetentionPage)),
  },
  {
    path: 'password',
    title: { zh: '修改密码', en: 'Change password' },
    icon: <LockOutlined />,
    group: 'system',
    role: 'viewer',
    page: open(() => import('../password/password-page.js').then((it) => it.PasswordPage)),
  },
];

function open(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }));
}

/** The routes of react-router, all inside the frame. */
export function consoleRoutes(): RouteObject[] {
  const pages = PAGES.map((page) => ({ path: page.path, element: <PageSlot page={page} /> }));
  return [
    {
      path: '/',
      element: <Frame pages={PAGES} />,
      children: [{ index: true, element: <Home /> }, ...pages, { path: '*', element: <NotFound /> }],
    },
  ];
}
