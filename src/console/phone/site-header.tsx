/** The head of the page: whose line this is, and who is signed in. */
import type { ReactNode } from 'react';
import type { PhoneLine } from '../../domain/phone.js';
import { Words } from './words.js';

export function SiteHeader({ line, children }: { line: PhoneLine | null; children: ReactNode }) {
  return (
    <header className="site-header">
      <img className="site-sun" src={new URL('../sun.svg', import.meta.url).href} alt="" width="36" height="36" />
      <div className="site-name">
        <strong>{line?.name['zh-CN'] ?? '阳光政务热线'}</strong>
        <h1>
          <Words zh="试拨电话" en="Test phone" />
        </h1>
      </div>
      {line?.demo && <span className="badge">演示数据 Demo</span>}
      {children}
      {line?.user && (
        <form className="signed-in" method="post" action="/logout">
          <span>{line.user}</span>
          <button type="submit" className="button-quiet">
            退出
          </button>
        </form>
      )}
    </header>
  );
}
