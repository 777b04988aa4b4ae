/** The place of a page in the frame: waits for its code, catches what breaks, refuses who may not see it. */
import { Result } from 'antd';
import { Suspense } from 'react';
import { Navigate, useLocation, useOutletContext } from 'react-router';
import { useWords } from './language.js';
import { PageBoundary } from './page-boundary.js';
import { LoadingState } from './page-states.js';
import type { ConsolePage } from './pages.js';
import { isAllowed, useSession } from './session.js';
import { SHELL_WORDS } from './words.js';

export function PageSlot({ page }: { page: ConsolePage }) {
  const words = useWords(SHELL_WORDS);
  const { role, mustChange } = useSession();
  const { pathname } = useLocation();
  if (mustChange && page.path !== 'password') return <Navigate to="/password" replace />;
  if (!isAllowed(role, page.role)) return <Result status="403" title={<h1 className="plain">{words.notAllowed}</h1>} />;
  const Page = page.page;
  return (
    <PageBoundary at={pathname}>
      <Suspense fallback={<LoadingState />}>
        <Page />
      </Suspense>
    </PageBoundary>
  );
}

/** `/console` itself leads to the first page of the menu. */
export function Home() {
  const { first } = useOutletContext<{ first: string }>();
  return <Navigate to={`/${first}`} replace />;
}

export function NotFound() {
  const words = useWords(SHELL_WORDS);
  return <Result status="404" title={<h1 className="plain">{words.notFound}</h1>} subTitle={words.notFoundHint} />;
}
