"""Invented guidance, and the kinds of site that publish such pages: what stands around it is never guidance."""

from ingest.readers.manuscript import Piece, Sort

HEAD = "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>{title}</title></head>"

GUIDANCE = """
<h1>Recording visits</h1>
<p>This chapter applies to everyone who visits a child at home on behalf of Larkshire Council. It says what is written
down, where, and by when, and who reads it before it is filed.</p>
<h2 id="when">1. When to record</h2>
<p>4.2 The social worker must record every visit within <strong>two</strong> working days of the visit, and must say
whether the child was seen and whether the child was seen alone.</p>
<p>A record is not complete until it says:</p>
<ul>
  <li>who was there, and what they said;</li>
  <li>what the child's room was like:
    <ul><li>warmth</li><li>bedding</li></ul>
  </li>
  <li>what happens next.</li>
</ul>
<h2 id="who">2. Who reads it</h2>
<ol type="a" start="3"><li>the team manager</li><li>the reviewing officer</li></ol>
<h3>Consent</h3>
<p>Where a parent refuses a visit, the manager decides on the same day whether a strategy discussion is needed. The
reasons are written down. See <a href="https://larkshire.example/strategy">the chapter on strategy discussions</a>.</p>
<table><thead><tr><th>Visit</th><th>Record by</th></tr></thead>
<tbody><tr><td>Initial visit</td><td>1 working day</td></tr><tr><td>Later visit</td><td>2 working days</td></tr></tbody>
</table>
<p>Records are kept until the child's seventy-fifth birthday, or for fifteen years after a child who died.</p>
"""

VISIT = ("Visit", "Record by")
READ = (
    Piece(sort=Sort.HEADING, text="Recording visits", level=1),
    Piece(
        sort=Sort.PROSE,
        text="This chapter applies to everyone who visits a child at home on behalf of Larkshire Council. It says "
        "what is written down, where, and by when, and who reads it before it is filed.",
    ),
    Piece(sort=Sort.HEADING, text="When to record", number="1.", level=2),
    Piece(
        sort=Sort.PROSE,
        text="The social worker must record every visit within two working days of the visit, and must say whether "
        "the child was seen and whether the child was seen alone.",
        number="4.2",
    ),
    Piece(sort=Sort.PROSE, text="A record is not complete until it says:"),
    Piece(sort=Sort.ITEM, text="who was there, and what they said;", number="•", depth=1),
    Piece(sort=Sort.ITEM, text="what the child's room was like:", number="•", depth=1),
    Piece(sort=Sort.ITEM, text="warmth", number="•", depth=2),
    Piece(sort=Sort.ITEM, text="bedding", number="•", depth=2),
    Piece(sort=Sort.ITEM, text="what happens next.", number="•", depth=1),
    Piece(sort=Sort.HEADING, text="Who reads it", number="2.", level=2),
    Piece(sort=Sort.ITEM, text="the team manager", number="c.", depth=1),
    Piece(sort=Sort.ITEM, text="the reviewing officer", number="d.", depth=1),
    Piece(sort=Sort.HEADING, text="Consent", level=3),
    Piece(
        sort=Sort.PROSE,
        text="Where a parent refuses a visit, the manager decides on the same day whether a strategy discussion is "
        "needed. The reasons are written down. See the chapter on strategy discussions.",
    ),
    Piece(sort=Sort.ROW, cells=VISIT, left_out="table heading"),
    Piece(sort=Sort.ROW, cells=("Initial visit", "1 working day"), columns=VISIT),
    Piece(sort=Sort.ROW, cells=("Later visit", "2 working days"), columns=VISIT),
    Piece(
        sort=Sort.PROSE,
        text="Records are kept until the child's seventy-fifth birthday, or for fifteen years after a child who died.",
    ),
)

LINKS = "".join(
    f'<li><a href="/{word.lower()}">{word}</a></li>' for word in "Bins Schools Parking Housing Jobs".split()
)
COOKIES = (
    '<div id="ccc-banner" class="cookie-banner" role="region"><h2>Cookies on our site</h2><p>We would like to set '
    "additional cookies to understand how you use the site and to improve what we do for residents.</p>"
    "<button>Accept cookies</button><button>Reject cookies</button></div>"
)

SITES = {
    "government": f"""<body class="govuk-template__body js-enabled">
<script>document.body.className += ' js';</script>{COOKIES}
<a href="#content" class="govuk-skip-link">Skip to main content</a>
<header role="banner" class="gem-c-layout-super-navigation-header">
<nav aria-label="Menu"><ul>{LINKS}</ul></nav></header>
<div class="govuk-width-container"><div class="govuk-breadcrumbs"><ol><li><a href="/">Home</a></li>
<li><a href="/social-care">Social care</a></li></ol></div>
<main role="main" id="content"><div class="govuk-grid-row"><div class="contents-list-container">
<nav class="gem-c-contents-list" role="navigation"><h2>Contents</h2><ol><li><a href="#when">When to record</a></li>
<li><a href="#who">Who reads it</a></li></ol></nav></div>
<div class="gem-c-print-link"><button onclick="window.print()">Print this page</button></div>
<div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">{{guidance}}</div></div></div></main></div>
<div class="gem-c-feedback"><form action="/contact"><h2>Help us improve</h2><label>What were you doing?</label>
<input type="text"><button>Send</button></form></div>
<footer class="gem-c-layout-footer" role="contentinfo"><ul>{LINKS}</ul><p>All content is available under the Open
Government Licence v3.0, except where otherwise stated</p></footer></body>""",
    "manual in tables": f"""<body><table width="100%" border="0"><tr><td colspan="2" class="banner"><h2>Larkshire
Safeguarding Procedures Manual</h2></td></tr><tr><td width="180" valign="top" class="leftnav"><ul>{LINKS}</ul></td>
<td valign="top" class="content"><p><a href="#top">Contents</a></p><p><a href="#when">When to record</a><br>
<a href="#who">Who reads it</a><br><a href="#when">1</a></p>{{guidance}}
<p class="totop"><a href="#top">Click here to return to the top of this page</a></p></td></tr>
<tr><td colspan="2" class="footer"><p>Powered by tri.x</p></td></tr></table></body>""",
    "blog software": f"""<body class="page-template-default page page-id-7 wp-embed-responsive has-sidebar">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#primary">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Larkshire Children's Services</a></p>
<nav id="site-navigation" class="main-navigation"><button aria-controls="primary-menu"
aria-expanded="false">Menu</button>
<ul id="primary-menu" class="menu" style="display:none">{LINKS}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><article class="post-7 page">
<div class="entry-content">{{guidance}}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="https://x.example/">X</a>
</li></ul></div><div id="jp-relatedposts" class="jp-relatedposts">
<h3>Related</h3><a href="/a">Half-term activities</a></div>
</div><footer class="entry-footer"><span class="edit-link"><a href="/edit">Edit</a></span></footer></article></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent posts</h2>
<ul>{LINKS}</ul></section></aside></div><footer id="colophon" class="site-footer">
<p>© Larkshire Council</p></footer>
</div></body>""",
    "intranet": f"""<body><form method="post" action="policy.aspx" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE"
value="dDwtMTg5"><div id="s4-ribbonrow"><div id="suiteBar"><a href="/">SharePoint</a></div></div>
<div id="s4-workspace"><div id="s4-titlerow"><div class="ms-breadcrumb-top"><a href="/">Home</a></div>
<div id="DeltaTopNavigation" class="ms-navedit-editArea"><ul>{LINKS}</ul></div></div>
<div id="sideNavBox" class="ms-dialogHidden"><div id="DeltaPlaceHolderLeftNavBar"><ul>{LINKS}</ul></div></div>
<div id="contentBox" role="main"><div id="DeltaPlaceHolderMain"><div class="ms-rte-layoutszone-inner">
<div class="ms-rtestate-field" style="display:inline">\u200b{{guidance}}</div></div>
<div style="display:none" id="hidZone"></div></div></div></div></form></body>""",
    "documentation": f"""<body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift"
class="wy-nav-side"><div class="wy-menu wy-menu-vertical"><ul>{LINKS}</ul></div></nav>
<section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content">
<div role="navigation" aria-label="Page navigation"><ul class="wy-breadcrumbs"><li><a href="index.html">Home</a></li>
<li>Recording visits</li></ul></div><div role="main" class="document"><div itemprop="articleBody">
<section id="recording">{{guidance}}</section></div></div><footer><div class="rst-footer-buttons" role="navigation">
<a href="n.html">Next</a></div>
<p>© Copyright, Larkshire Council.</p></footer></div></div></section></div></body>""",
    "council of divisions": f"""<body>{COOKIES}<div class="c1"><div class="top-bar"><a href="/">
<img src="l.png" alt="Larkshire Council"></a><div class="search-box"><form action="/search">
<label for="q">Search this site</label><input id="q">
<input type="submit" value="Go"></form></div></div><div class="nav-strip"><ul>{LINKS}</ul></div>
<div class="you-are-here breadcrumb"><a href="/">Home</a> &gt; <a href="/c">Children</a> &gt; Recording visits</div>
<div class="row"><div class="col-9">{{guidance}}</div><div class="col-3 sidebar">
<h3>In this area</h3><ul>{LINKS}</ul></div>
</div><div class="page-feedback"><form><p>Was this page helpful?</p><input type="radio" name="a">
<label>Yes</label></form>
</div><div class="footer-links"><ul>{LINKS}</ul></div></div></body>""",
    "main part that is none": f"""<body><div role="main" class="hero"><p>Larkshire: a county that cares.</p></div>
<div class="x7"><div class="x8">{{guidance}}</div></div><footer><ul>{LINKS}</ul></footer></body>""",
    "nothing around it": "<body>{guidance}</body>",
}


def page(site: str, guidance: str = GUIDANCE, title: str = "Recording visits | Larkshire Council") -> str:
    """Return guidance as a kind of site publishes it."""
    return HEAD.format(title=title) + SITES[site].replace("{guidance}", guidance) + "</html>"
