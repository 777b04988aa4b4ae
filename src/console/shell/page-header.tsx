/** The top of a page: its title, a sentence, and what can be done; also the title of the browser's tab. */
import { type ReactNode, useEffect } from 'react';
import { usePick } from './language.js';
import { useSession } from './session.js';

export function PageHeader({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  const { centre } = useSession();
  const name = usePick()({ zh: centre['zh-CN'], en: centre.en });
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {hint && <p>{hint}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  );
}
