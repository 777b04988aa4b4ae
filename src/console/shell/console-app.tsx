/** The console as a whole: look, language, session, addresses. */
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { App, ConfigProvider, type ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { type ConsoleLanguage, LanguageProvider, useLanguage } from './language.js';
import { consoleRoutes } from './pages.js';
import { SessionGate } from './session-gate.js';
import { STYLE_NONCE } from './style-nonce.js';
import { THEME } from './theme.js';

/** Who asked the system for less motion gets none. */
const STILL = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Type checkers take these modules for CommonJS, bundlers for what they are. */
const LOCALES = { zh: zhCN, en: enUS } as unknown as Record<ConsoleLanguage, ConfigProviderProps['locale']>;

const router = createBrowserRouter(consoleRoutes(), { basename: '/console' });

export function ConsoleApp() {
  return (
    <LanguageProvider>
      <Dressed />
    </LanguageProvider>
  );
}

/** The two switches of `StyleProvider` let browsers before Chromium 88 read antd's styles. */
function Dressed() {
  const { language } = useLanguage();
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={LOCALES[language]}
        theme={{ ...THEME, token: { ...THEME.token, motion: !STILL } }}
        csp={{ nonce: STYLE_NONCE }}
        button={{ autoInsertSpace: false }}
      >
        <App className="console">
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </App>
      </ConfigProvider>
    </StyleProvider>
  );
}
