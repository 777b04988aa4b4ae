/** The menu: plain links in groups, so that every page can be opened in a tab of its own. */
import { NavLink } from 'react-router';
import { usePick, useWords } from './language.js';
import type { ConsolePage } from './pages.js';
import { useSession } from './session.js';
import { GROUP_NAMES, SHELL_WORDS } from './words.js';

export function SideMenu({ pages, onChosen }: { pages: readonly ConsolePage[]; onChosen: () => void }) {
  const pick = usePick();
  const groups = Object.keys(GROUP_NAMES) as (keyof typeof GROUP_NAMES)[];
  return (
    <div className="menu">
      {groups.map((group) => {
        const members = pages.filter((page) => page.group === group);
        if (members.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`menu-${group}`}>
            <h2 id={`menu-${group}`}>{pick(GROUP_NAMES[group])}</h2>
            <ul>
              {members.map(({ path, icon, title }) => (
                <li key={path}>
                  <NavLink to={`/${path}`} onClick={onChosen}>
                    <span aria-hidden="true">{icon}</span>
                    {pick(title)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Name of the centre, with the sun. */
export function Brand() {
  const { centre } = useSession();
  const words = useWords(SHELL_WORDS);
  const name = usePick()({ zh: centre['zh-CN'], en: centre.en });
  return (
    <div className="brand">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <g fill="none" stroke="#e0930b" strokeWidth="2.4" strokeLinecap="round">
          <path d="M16 3.5v3.2M6.8 7.3l2.3 2.3M25.2 7.3l-2.3 2.3M2.8 16.5H6M26 16.5h3.2" />
          <path d="M9 21a7 7 0 1 1 14 0" fill="#f0a81c" />
          <path d="M4 25.5h24" stroke="#0f6b5c" />
        </g>
      </svg>
      <span>
        <strong>{name}</strong>
        <small>{words.console}</small>
      </span>
    </div>
  );
}
