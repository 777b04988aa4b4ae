/** The look of the evaluation report: light and dark, wide and narrow, no file from elsewhere. */

export const REPORT_STYLE = `
:root { --ink:#1d2733; --soft:#5b6877; --line:#e3e7ec; --paper:#fff; --ground:#f4f6f8; --accent:#c8442b; --deep:#1f6f8b; --pale:#a9cfdc;
  --good:#1f7a4d; --goodbg:#e4f4ea; --bad:#b3261e; --badbg:#fbe9e7; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink:#e8ecf1; --soft:#9aa7b5; --line:#2c3643; --paper:#18202a; --ground:#10161d;
  --accent:#f08a6f; --deep:#5bb3d0; --pale:#2c5565; --good:#7fd6a5; --goodbg:#173626; --bad:#ff9d92; --badbg:#40201d; } }
* { box-sizing:border-box; }
body { margin:0; background:var(--ground); color:var(--ink);
  font:15px/1.55 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif; }
main { max-width:1120px; margin:0 auto; padding:32px 20px 64px; }
header { border-bottom:3px solid var(--accent); margin-bottom:24px; padding-bottom:14px; }
h1 { font-size:28px; margin:0; letter-spacing:.02em; } h2 { font-size:19px; margin:0 0 4px; }
.en { color:var(--soft); font-weight:400; font-size:.8em; }
p.note { color:var(--soft); margin:2px 0 14px; font-size:13.5px; max-width:78ch; }
section { background:var(--paper); border:1px solid var(--line); border-radius:12px; padding:20px 22px; margin:0 0 20px; overflow-x:auto; }
.tiles { display:grid; grid-template-columns:repeat(auto-fit,minmax(190px,1fr)); gap:12px; margin:0 0 20px; }
.tile { background:var(--paper); border:1px solid var(--line); border-left:5px solid var(--bad); border-radius:10px; padding:12px 14px; }
.tile.ok { border-left-color:var(--good); }
.tile b { display:block; font-size:27px; line-height:1.2; font-variant-numeric:tabular-nums; } .tile b small { font-size:14px; font-weight:400; color:var(--soft); }
.tile span { font-size:13px; color:var(--soft); }
table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; font-size:14px; }
th { text-align:left; color:var(--soft); font-weight:500; font-size:12.5px; }
th,td { padding:6px 10px 6px 0; border-bottom:1px solid var(--line); vertical-align:top; }
tr:last-child td { border-bottom:0; } td.num,th.num { text-align:right; } tr.group td { border-top:1px solid var(--soft); }
.pill { border-radius:99px; padding:1px 9px; font-size:12.5px; white-space:nowrap; } .pill.ok { background:var(--goodbg); color:var(--good); } .pill.miss { background:var(--badbg); color:var(--bad); }
.pair { display:grid; grid-template-columns:repeat(auto-fit,minmax(360px,1fr)); gap:20px; }
svg { width:100%; height:auto; display:block; } svg text { fill:var(--soft); font-size:12px; font-family:inherit; } svg text.strong { fill:var(--ink); }
.grid { stroke:var(--line); } .diagonal { stroke:var(--soft); stroke-dasharray:4 4; } .deep { fill:var(--deep); } .pale { fill:var(--pale); } .curve { stroke:var(--deep); fill:none; stroke-width:2; } .whisker { stroke:var(--deep); opacity:.55; }
details { border-top:1px solid var(--line); padding:9px 0; } details:first-of-type { border-top:0; } summary { cursor:pointer; }
details dl { display:grid; grid-template-columns:6.5em 1fr; gap:2px 12px; margin:8px 0 6px 18px; font-size:13.5px; } dt { color:var(--soft); } dd { margin:0; }
`;
