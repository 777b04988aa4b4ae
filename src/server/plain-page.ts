/** Small pages made on the server: signing in, and a sentence about why a page is not shown. They work without scripts. */

/** Where the stylesheet of these pages is served. */
export const PLAIN_CSS_PATH = '/login.css';

/** A whole document around a body; `title` and `body` must be escaped already. */
export function plainPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="renderer" content="webkit">
<link rel="icon" href="data:,">
<title>${title} · 阳光政务热线</title>
<link rel="stylesheet" href="${PLAIN_CSS_PATH}">
</head>
<body>
<main>
${SUN}
${body}
</main>
</body>
</html>
`;
}

/** A page that says one thing, in both languages. */
export function sentencePage(title: string, sentence: { zh: string; en: string }): string {
  return plainPage(title, `<h1>${title}</h1>\n<p>${sentence.zh}</p>\n<p class="en" lang="en">${sentence.en}</p>`);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const SUN = `<svg width="56" height="56" viewBox="0 0 32 32" aria-hidden="true"><g fill="none" stroke="#e0930b" stroke-width="2.4" stroke-linecap="round"><path d="M16 3.5v3.2M6.8 7.3l2.3 2.3M25.2 7.3l-2.3 2.3M2.8 16.5H6M26 16.5h3.2"/></g><path d="M7.5 22a8.5 8.5 0 1 1 17 0z" fill="#f0a81c"/><path d="M3 26.5h26" stroke="#0f6b5c" stroke-width="2.6" stroke-linecap="round"/></svg>`;

export const PLAIN_CSS = `
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center; padding: 24px;
  background: #f6f3ec; color: #1d2a2a;
  font: 16px/1.6 system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
main { width: 100%; max-width: 400px; padding: 36px 36px 32px; background: #fff; border: 1px solid #e6e0d3; border-radius: 20px;
  box-shadow: 0 18px 50px -24px rgba(50, 40, 10, .28); }
h1 { margin: 12px 0 4px; font-size: 22px; line-height: 1.3; }
p { margin: 8px 0; }
.en { color: #5a6663; font-size: 13px; }
h1 .en { display: block; font-weight: 400; }
label { display: block; margin: 20px 0 6px; font-weight: 600; }
label .en { font-weight: 400; }
input { width: 100%; height: 46px; padding: 0 14px; font: inherit; color: inherit; background: #fff; border: 1px solid #8b948f; border-radius: 12px; }
button { width: 100%; height: 48px; margin-top: 26px; font: inherit; font-weight: 600; color: #fff; background: #0f6b5c; border: 0; border-radius: 12px; cursor: pointer; }
button .en { color: #d5ebe6; font-weight: 400; }
button:hover { background: #0b5649; }
:focus-visible { outline: 3px solid #e0930b; outline-offset: 2px; }
.problem { margin: 20px 0 0; padding: 12px 14px; color: #8c1d18; background: #fdecea; border-radius: 12px; }
.problem .en { color: #8c1d18; display: block; }
@media (max-width: 480px) { body { padding: 0; align-items: stretch; } main { border: 0; border-radius: 0; padding: 48px 24px; max-width: none; box-shadow: none; } }
`;
