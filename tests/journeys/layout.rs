//! The layout of every page, for learners in several states, at several widths, in both themes and in print.

use std::env;

use serde_json::json;

use crate::accessibility::VIEWS;
use crate::learner::Learner;
use crate::plans::states;

/// Lists the faults of a page's layout: it is wider than the window; its sections leave most of it empty;
/// or two texts, or a text and the icon of a button, cover each other.
const WRONG: &str = r"
    const wrong = [], root = document.documentElement;
    if (root.scrollWidth > innerWidth) wrong.push(`${root.scrollWidth} px wide`);

    const shown = [...document.querySelectorAll('.page > section, .parts > section')]
        .map(section => [section, section.getBoundingClientRect()])
        .filter(([, box]) => box.width > 2 && box.height > 2);
    for (const [section, box] of shown) {
        const row = shown.filter(([other, { top, bottom }]) =>
            other.parentElement === section.parentElement && top < box.bottom && box.top < bottom);
        const wide = Math.max(...row.map(([, { right }]) => right)) - Math.min(...row.map(([, { left }]) => left));
        if (wide < innerWidth / 3) wrong.push(`${section.textContent.slice(0, 40)} has ${Math.round(wide)} px`);
    }

    // What is cut off by its element, or stands in one that scrolls by itself, may be longer than it looks.
    const isCut = element => {
        for (let at = element; at && at !== document.body; at = at.parentElement) {
            const { overflowX, overflowY, clipPath, position } = getComputedStyle(at);
            if (overflowX !== 'visible' || overflowY !== 'visible' || position === 'fixed') return true;
            if (clipPath !== 'none' && !at.matches('.line-strip')) return true;
        }
        return false;
    };
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { currentNode: node } = walker, parent = node.parentElement;
        if (!node.data.trim() || parent.closest('script, style, noscript, template, dialog, [popover], option')) continue;
        if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isCut(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
            if (box.width > 1 && box.height > 1) texts.push([node.data.trim().slice(0, 30), node, box]);
        }
    }
    for (const icon of document.querySelectorAll('#page :is(a, button) > svg:not(.map svg)')) {
        if (icon.checkVisibility({ visibilityProperty: true }) && !isCut(icon)) texts.push(['an icon', icon, icon.getBoundingClientRect()]);
    }
    texts.sort(([, , a], [, , b]) => a.top - b.top);
    texts.forEach(([text, node, box], at) => {
        for (const [other, beside, there] of texts.slice(at + 1)) {
            if (there.top > box.bottom) break;
            const wide = Math.min(box.right, there.right) - Math.max(box.left, there.left);
            const high = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
            // Lines of text may touch: their boxes are higher than the letters.
            const lower = Math.min(box.height, there.height);
            if (!node.contains(beside) && !beside.contains(node) && wide > 1.5 && high > lower * 0.3) wrong.push(`${text} over ${other}`);
        }
    });
    return wrong.slice(0, 4)";

/// Text with the spaces that readers may set (WCAG 1.4.12).
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet]";

#[tokio::test]
async fn no_page_is_too_wide_or_squeezed_or_has_texts_over_each_other() {
    // The whole matrix takes about 20 minutes; these are the states and widths at which something once broke.
    let is_long = env::var_os("INTERCHANGE_LONG").is_some();
    let widths_of = |state| -> &[u32] {
        match state {
            _ if is_long => &[320, 360, 768, 1100, 1440, 1920],
            "empty" => &[320, 768],
            _ => &[320, 1440],
        }
    };
    let looks: &[(&str, &str)] = if is_long {
        &[
            ("screen", "light"),
            ("screen", "dark"),
            ("spaced", "light"),
            ("print", "light"),
        ]
    } else {
        &[("screen", "light"), ("spaced", "light")]
    };
    let mut wrong = vec![];
    for (state, plan) in states() {
        if !is_long && !["empty", "half done"].contains(&state) {
            continue;
        }
        let learner = Learner::opens("/method/").await;
        learner.has_entered(&plan).await;
        for (medium, theme) in looks {
            if *medium == "spaced" && state != "half done" {
                continue;
            }
            let features = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            let shown_on = if *medium == "print" {
                "print"
            } else {
                "screen"
            };
            let media = json!({ "media": shown_on, "features": features });
            learner.sets("Emulation.setEmulatedMedia", media).await;
            // Paper has one width: A4 without its margins.
            let widths = match *medium {
                "print" => &[688],
                _ => widths_of(state),
            };
            for width in widths {
                learner.has_a_window_of(*width).await;
                for view in VIEWS {
                    learner.goes_to(view).await;
                    if *medium == "spaced" {
                        learner.runs(SPACED).await;
                    }
                    learner.rests(100).await;
                    let found = learner.runs(WRONG).await;
                    if found != json!([]) {
                        wrong.push(format!(
                            "{view} at {width}, {state}, {medium}, {theme}: {found}"
                        ));
                    }
                }
            }
        }
        learner.leaves().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
