"""How views look (样式): light, dark and on paper, within what is theirs.

Every rule begins with a class of ours, so that nothing else on a page changes its look.
Colours stand in custom properties; notebooks that say that they are dark, or light, are believed
before the machine is.
"""

from typing import Final

_LIGHT: Final = (
    "--pf-ink:#1b1f24;--pf-soft:#57606a;--pf-line:#c9d1d9;--pf-paper:#fff;--pf-tint:#f3f5f7;"
    "--pf-good:#1a7f4b;--pf-some:#2c6fbb;--pf-bad:#b3261e;--pf-warn:#8a5a00;"
    "--pf-band0:#e3eaf2;--pf-band1:#f3f6f9"
)
_DARK: Final = (
    "--pf-ink:#e8eaed;--pf-soft:#aab2bb;--pf-line:#4a525c;--pf-paper:#16191d;--pf-tint:#22272d;"
    "--pf-good:#5cc98b;--pf-some:#7fb4f0;--pf-bad:#ff9a8f;--pf-warn:#e5b454;"
    "--pf-band0:#2c3642;--pf-band1:#20262d"
)
_FONT: Final = (
    'system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",'
    '"Source Han Sans SC",sans-serif'
)


def _themes(kind: str) -> str:
    """The colours of what has a class, by what the page or the machine asks for."""
    dark = f'[data-jp-theme-light="false"] {kind},.vscode-dark {kind}'
    light = f'[data-jp-theme-light="true"] {kind},.vscode-light {kind}'
    return (
        f"{kind}{{{_LIGHT}}}"
        f"@media(prefers-color-scheme:dark){{{kind}{{{_DARK}}}}}"
        f"{dark}{{{_DARK}}}{light}{{{_LIGHT}}}"
        f"@media print{{{kind}{{{_LIGHT};print-color-adjust:exact}}}}"
    )


PICTURE: Final = (
    f".pf-picture{{font:13px {_FONT};max-width:100%;height:auto;display:block;overflow:hidden}}"
    ".pf-picture text{fill:var(--pf-ink)}"
    ".pf-picture .pf-strong{font-weight:600}"
    ".pf-picture .pf-whole{fill:var(--pf-tint);stroke:var(--pf-soft)}"
    ".pf-picture .pf-full{fill:var(--pf-good)}"
    ".pf-picture .pf-part{fill:var(--pf-some)}"
    ".pf-picture .pf-nothing{fill:var(--pf-bad)}.pf-picture .pf-out{fill:var(--pf-soft)}"
    ".pf-picture .pf-band{stroke:var(--pf-soft)}"
    ".pf-picture .pf-band0{fill:var(--pf-band0)}"
    ".pf-picture .pf-band1{fill:var(--pf-band1)}"
    ".pf-picture .pf-given{fill:none;stroke:var(--pf-ink);stroke-width:2.5}"
    ".pf-picture .pf-pointer,.pf-picture .pf-dot{fill:var(--pf-ink)}"
    ".pf-picture .pf-axis{stroke:var(--pf-soft)}"
    ".pf-picture .pf-level{stroke:var(--pf-line)}"
    ".pf-picture .pf-curve{fill:none;stroke:var(--pf-some);stroke-width:2.5;stroke-linecap:round}"
    ".pf-picture .pf-alone{fill:var(--pf-some)}"
    ".pf-picture .pf-jump{fill:none;stroke:var(--pf-soft);stroke-dasharray:2 3}"
)
"""How pictures look."""

ALONE: Final = _themes(".pf-picture") + PICTURE + ".pf-picture{background:var(--pf-paper)}"
"""How a picture looks that stands alone."""

VIEW: Final = (
    _themes(".pf-view")
    + f".pf-view{{color:var(--pf-ink);background:var(--pf-paper);font:14px/1.55 {_FONT};"
    "padding:12px 16px;overflow-wrap:anywhere;text-align:left}"
    ".pf-view .pf-title{font-size:17px;font-weight:600;line-height:1.35}"
    ".pf-view .pf-under,.pf-view small{color:var(--pf-soft);font-size:12.5px}"
    ".pf-view small{display:block}"
    ".pf-view dl{display:flex;flex-wrap:wrap;gap:4px 28px;margin:8px 0}"
    ".pf-view dt{color:var(--pf-soft);font-size:12.5px;font-weight:400}"
    ".pf-view dd{margin:0;white-space:pre-line}"
    ".pf-view .pf-large dd{font-size:22px;font-weight:600;line-height:1.3}"
    ".pf-view .pf-lines{margin:6px 0}"
    ".pf-view table{border-collapse:collapse;width:100%;margin:10px 0;font-size:13px;"
    "color:inherit;background:none;border:0}"
    ".pf-view caption{caption-side:top;text-align:left;font-weight:600;padding:4px 0;"
    "color:inherit}"
    ".pf-view tr,.pf-view tr:nth-child(even){background:none}"
    ".pf-view th,.pf-view td{border:0;border-bottom:1px solid var(--pf-line);padding:5px 8px;"
    "text-align:left;vertical-align:top;white-space:normal;max-width:none;color:inherit;"
    "overflow-wrap:break-word}"
    ".pf-view .pf-long{overflow-wrap:anywhere}"
    ".pf-view thead th{border-bottom:2px solid var(--pf-soft);vertical-align:bottom}"
    ".pf-view thead th{word-break:keep-all}"
    ".pf-view tbody th{font-weight:400}"
    ".pf-view td{min-width:3.6em}"
    ".pf-view .pf-n{text-align:right;font-variant-numeric:tabular-nums}"
    ".pf-view .pf-head>*{background:var(--pf-tint);font-weight:600}"
    ".pf-view .pf-mark{white-space:nowrap}"
    ".pf-view .pf-full{color:var(--pf-good)}.pf-view .pf-part{color:var(--pf-some)}"
    ".pf-view .pf-nothing,.pf-view .pf-error{color:var(--pf-bad)}"
    ".pf-view .pf-warning{color:var(--pf-warn)}"
    ".pf-view .pf-bar{display:block;width:100%;min-width:56px;height:7px;margin-top:4px;"
    "border:1px solid var(--pf-soft);box-sizing:border-box}"
    ".pf-view .pf-bar i{display:block;height:100%;background:var(--pf-some)}"
    ".pf-view .pf-full+.pf-bar i{background:var(--pf-good)}"
    ".pf-view summary{cursor:pointer;font-weight:600;padding:4px 0}"
    ".pf-view .pf-picture{margin:8px 0}"
    "@media print{.pf-view details::details-content{content-visibility:visible;block-size:auto}"
    ".pf-view tr{break-inside:avoid}}" + PICTURE
)
"""How views look."""
