/** The frame of every page: menu at the left (a drawer on a telephone), bar on top, the page in between. */
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useWords } from './language.js';
import type { ConsolePage } from './pages.js';
import { isAllowed, useSession } from './session.js';
import { Brand, SideMenu } from './side-menu.js';
import { TopBar } from './top-bar.js';
import { SHELL_WORDS } from './words.js';

export function Frame({ pages }: { pages: readonly ConsolePage[] }) {
  const words = useWords(SHELL_WORDS);
  const { role, mustChange } = useSession();
  const wide = Grid.useBreakpoint().lg ?? window.matchMedia('(min-width: 992px)').matches;
  const [open, setOpen] = useState(false);
  const content = useFocusOnNewPage();
  const shown = pages.filter((page) => !page.hidden && isAllowed(role, page.role) && (!mustChange || page.path === 'password'));
  const menu = <SideMenu pages={shown} onChosen={() => setOpen(false)} />;
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      {wide && (
        <nav className="side" aria-label={words.menu}>
          <Brand />
          {menu}
        </nav>
      )}
      <Layout>
        <TopBar
          start={
            wide ? null : (
              <>
                <Button type="text" icon={<MenuOutlined />} aria-label={words.openMenu} onClick={() => setOpen(true)} />
                <Brand />
              </>
            )
          }
        />
        <main id="content" className="content" tabIndex={-1} ref={content}>
          <Outlet context={{ first: shown[0]?.path ?? 'password' }} />
        </main>
      </Layout>
      {!wide && (
        <Drawer open={open} placement="left" size={280} title={words.menu} onClose={() => setOpen(false)} className="side-drawer">
          <nav aria-label={words.menu}>{menu}</nav>
        </Drawer>
      )}
    </Layout>
  );
}

/** A page that takes another one's place is begun at its top, by eyes and by screen readers; the first one is the browser's affair. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return content;
}
