/** The bar on top: demonstration mark, language, who is signed in, signing out. */
import { LogoutOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button, Layout, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, usePick, useWords } from './language.js';
import { useSession } from './session.js';
import { ROLE_NAMES, SHELL_WORDS } from './words.js';

/** `start` is what stands at the left end. */
export function TopBar({ start }: { start: ReactNode }) {
  const words = useWords(SHELL_WORDS);
  const { language, setLanguage } = useLanguage();
  const pick = usePick();
  const { username, fullName, role, demo } = useSession();
  return (
    <Layout.Header className="top-bar">
      <div className="top-start">
        {start}
        {demo && (
          <Tooltip title={words.demoHint}>
            <span className="demo">{words.demo}</span>
          </Tooltip>
        )}
      </div>
      <div className="top-end">
        <span className="who">
          {fullName || username} <Tag>{pick(ROLE_NAMES[role])}</Tag>
        </span>
        <Button
          type="text"
          icon={<TranslationOutlined />}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          aria-label={words.switchLanguage}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          <span className="wide-only">{words.switchLanguage}</span>
        </Button>
        <form method="post" action="/logout">
          <Button type="text" htmlType="submit" icon={<LogoutOutlined />} aria-label={words.signOut}>
            <span className="wide-only">{words.signOut}</span>
          </Button>
        </form>
      </div>
    </Layout.Header>
  );
}
