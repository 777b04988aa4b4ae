/** The sign-in form. */
import { escapeHtml, plainPage } from './plain-page.js';

/** Why the form is shown again. */
export type LoginProblem = 'wrong' | 'too_many';

const PROBLEMS: Record<LoginProblem, { zh: string; en: string }> = {
  wrong: {
    zh: '没能登录：用户名或密码不对。连错五次，账号会锁定十五分钟。',
    en: 'Wrong name or password. Five wrong ones lock the account for fifteen minutes.',
  },
  too_many: { zh: '试得太多了，请过十五分钟再来。', en: 'Too many tries. Please come back in fifteen minutes.' },
};

/** `next` is where to go afterwards, a path of this site. */
export function loginPage(next: string, problem: LoginProblem | null, username = ''): string {
  const words = problem === null ? null : PROBLEMS[problem];
  const notice =
    words === null ? '' : `<p class="problem" role="alert">${words.zh}<span class="en" lang="en">${words.en}</span></p>`;
  return plainPage(
    '登录',
    `<h1>登录 <span class="en" lang="en">Sign in</span></h1>
${notice}
<form method="post" action="/login">
<input type="hidden" name="next" value="${escapeHtml(next)}">
<label for="username">用户名 <span class="en" lang="en">User name</span></label>
<input id="username" name="username" autocomplete="username" required maxlength="100" value="${escapeHtml(username)}"${username ? '' : ' autofocus'}>
<label for="password">密码 <span class="en" lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1000"${username ? ' autofocus' : ''}>
<button>登录 <span class="en" lang="en">Sign in</span></button>
</form>`,
  );
}
