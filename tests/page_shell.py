"""Pages of a report in the shell that its site puts around it, with the traits that trip readers; in our own words.

The header's menu holds a `<div>` that nothing closes. Headings of the report carry ids and classes with "toc". Download,
translations, the table of contents, a menu of countries, tags, a form and promoted posts stand beside the text.
"""

from __future__ import annotations

from dataclasses import dataclass

COUNTRIES = ("Albania", "Chad", "Kenya", "Laos", "Peru")
PROMOTED = (
    '<section class="module"><h2>More from this bureau</h2>'
    '<article><h3><a href="/a-new-fund/">A new fund for shelters</a></h3>'
    "<p>The Secretary spoke of a fund that helps victims of trafficking in ten countries.</p></article>"
    '<article><h3><a href="/a-visit/">A visit to the region</a></h3>'
    "<p>The delegation met the governments of the region and heard their prosecutors.</p></article></section>"
)
FURNITURE = (
    "Select an Option",
    "Download Report",
    "Translations",
    "In this section",
    "View report by",
    "On This Page",
    "Tags",
    "Bureau of Useful Affairs",
    "Back to Top",
    "Custom Report",
    "More from this bureau",
    "A new fund",
    "The Secretary spoke",
    "cookies",
    "White House",
)


@dataclass(frozen=True)
class Part:
    """A part of a report: its heading, its paragraphs as HTML, and the parts below it."""

    heading: str
    body: str = ""
    below: tuple[Part, ...] = ()


def shell(title: str, address: str, parts: tuple[Part, ...], *, promoted: str = PROMOTED, head: str = "") -> bytes:
    """A page whose heading is `title`, published at `address`, with the report's parts."""
    country = address.rstrip("/").rpartition("/")[2].title()
    contents = "".join(
        f'<li class="report-toc__section"><a href="#report-toc__section-{n}">{part.heading}</a></li>'
        for n, part in enumerate(parts)
    )
    text = "".join(_part(part, n) for n, part in enumerate(parts))
    options = "".join(f'<option value="{name}">{name}</option>' for name in COUNTRIES)
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>{country} - Department of Pages</title>
<link rel="canonical" href="{address}" />{head}<style>.toc {{ color: red }}</style></head>
<body class="single state_report"><div id="page"><header id="masthead" class="site-header" role="application">
<div class="nav__wrapper" role="navigation"><nav class="site-nav site-nav--primary"><ul class="menu">
<li class="nav__countries"><div class="chosen-container chosen-container-single"><a class="chosen-single">Select an Option</a>
<div class="chosen-drop"><ul>{"".join(f"<li>{name}</li>" for name in COUNTRIES)}</ul></div></li></ul></nav></div></header>
<div id="content" class="site-content js-backtotop"><main>
<article id="post-7" class="state_report hentry has-post-thumbnail state_policy_issues-reports">
<div class="row gutenberg-content"><div class="entry-content">
<section class="module featured-content page-header report-header"><div id="breadcrumbs"><a href="/">Home</a>
<a href="/reports/">Reports</a><span class="bc_current">{country}</span></div>
<div class="report-header__copy"><h1 class="featured-content__headline report-header__headline">
  {title}
</h1><div class="article-meta report-meta"><p class="article-meta__publish-date">March 3, 2017</p>
<div class="report-meta__link"><h5><a href="/a.pdf">Download Report</a></h5></div>
<div class="report-meta__link"><h5><a href="">Translations<span class="icon-external"></span></a></h5></div></div></div></section>
<div class="report row"><nav role="navigation" class="report-toc"><div class="report-toc__container">
<p class="report-toc__header-label">In this section <span>/</span></p><ol>{contents}</ol></div></nav>
<section class="report__main"><div id="report_content" class="report__content">{text}
<div class="report__tags"></div></div></section>
<div class="report__side"><nav id="report-nav" class="report-nav"><h2 class="report-nav__modal-header">View report by:</h2>
<select>{options}</select><button>Build A Custom Report</button></nav>
<div id="mininav_outer"><div id="mininav_header"><h3>On This Page</h3><div>search</div><div>&lt;</div></div>
<ol>{contents}</ol></div></div>
<div class="wp-block-tags-block"><p class="related-tags__label">Tags</p><div class="related-tags__pills">
<a class="button--pill" href="/bureau/">Bureau of Useful Affairs</a><a class="button--pill" href="/x/">{country}</a></div></div>
</div></div><div class="row report__back-to-top"><button>Back to Top</button></div>
<div id="report_builder" class="report-nav__overlay"><div class="report-builder__subhead">Build a Custom Report</div>
<form><select>{options}</select></form></div></div></article>{promoted}</main></div>
<footer class="site-footer"><a href="https://house.example/">White House</a></footer>
<div class="banner optin"><details><summary>Preferences</summary><p>We use cookies to remember what you chose on this site.</p>
</details></div></div></body></html>""".encode()


def _part(part: Part, number: int) -> str:
    below = "".join(
        f'<section class="entry-content"><h3 id="report-toc__section-{number}__subsection-{at}" '
        f'class="report__section-subtitle">{each.heading}</h3>{each.body}'
        f"{''.join(f'<h4>{last.heading}</h4>{last.body}' for last in each.below)}</section>"
        for at, each in enumerate(part.below)
    )
    lead, _, rest = part.heading.partition(". ")
    if lead.startswith("Section") and rest:
        heading = (
            f'<a class="accordion-title" href="#section-{number}" aria-expanded="false">'
            f'<h4 class="report-toc-section">{lead}.</h4><h3 id="report-toc__section-{number}">{rest}</h3></a>'
        )
    else:
        heading = f'<h2 id="report-toc__section-{number}" class="report__section-title">{part.heading}</h2>'
    return f'<section class="report__content__inner entry-content">{heading}<div>{part.body}{below}</div></section>'


def tip_parts(country: str, year: int, identified: int = 12) -> tuple[Part, ...]:
    """The parts of a narrative, with invented figures."""
    return (
        Part(
            f"{country.upper()} (Tier 2)",
            f"<p>The Government of {country} does not fully meet the minimum standards for the elimination of trafficking "
            "but is making significant efforts to do so. The government demonstrated overall increasing efforts; therefore "
            f"{country} remained on Tier 2.</p>",
        ),
        Part("PRIORITIZED RECOMMENDATIONS:", "<ul><li>Open shelters in every region.</li><li>Train judges.</li></ul>"),
        Part(
            "PROSECUTION",
            f"<p>The government increased law enforcement efforts. Courts convicted four in {year - 1}.</p>",
        ),
        Part(
            "PROTECTION",
            f"<p>The government maintained protection efforts. Officials identified {identified} victims in {year - 1}.</p>",
        ),
        Part("PREVENTION", "<p>The government maintained prevention efforts and ran a hotline.</p>"),
        Part("TRAFFICKING PROFILE:", f"<p>Traffickers exploit domestic and foreign victims in {country}.</p>"),
    )


def rights_parts(country: str) -> tuple[Part, ...]:
    """The parts of a report of another series, with headings that have no text of their own."""
    return (
        Part("EXECUTIVE SUMMARY", f"<p>{country} is a republic whose parliament has two chambers and a president.</p>"),
        Part(
            "Section 1. Respect for the Integrity of the Person, Including Freedom from:",
            below=(
                Part(
                    "a. Arbitrary Deprivation of Life", "<p>There were reports that two soldiers shot a fisherman.</p>"
                ),
                Part(
                    "b. Disappearance",
                    "<p>Not applicable.</p>",
                    (
                        Part(
                            "Prison Conditions", "<p><u>Water</u>: The cells of one prison had no water for a week.</p>"
                        ),
                    ),
                ),
            ),
        ),
        Part("Section 2. Worker Rights", "<p>The law lets workers join unions, which the courts upheld in May.</p>"),
    )
