//! How it looks: light, dark or as the system has it, in the reader's own colours, four times as
//! large, without movement, under a thumb and on paper.

use serde_json::{Value, json};

use crate::accessibility::{VIEWS, with_plan};
use crate::learner::Learner;
use crate::site::{Fault, Host, built};

/// The colour that is behind everything.
const GROUND: &str = "return getComputedStyle(document.documentElement).backgroundColor";

/// Keeps every ground that is painted on the next page, from the very first on.
const WATCH: &str = "window.grounds = new Set();
    const look = () => {
        grounds.add(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

impl Learner {
    /// Has a system that prefers this, and is looked at through these features of it.
    async fn has_a_system_with(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.sets(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// Sees this choice made in the switch at the foot of the page, and no other.
    async fn sees_the_theme(&self, theme: &str) {
        self.waits_until(&format!(
            "return document.documentElement.dataset.theme === '{theme}'
                && [...document.getElementsByName('theme')].map(radio => radio.checked && radio.value)
                    .filter(Boolean).join() === '{theme}'"
        ))
        .await;
    }
}

#[tokio::test]
async fn the_theme_that_is_chosen_is_there_before_anything_else_and_stays() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    learner
        .has_a_system_with(&[("prefers-color-scheme", "light")])
        .await;
    learner.looks_up("method/").await;
    learner.sees_the_theme("system").await;
    let light = learner.runs(GROUND).await;
    learner.ticks("Dark").await;
    learner.sees_the_theme("dark").await;
    let dark = learner.runs(GROUND).await;
    assert_ne!(light, dark);
    // Neither the program nor even the boot script is there: what shows is what is painted first.
    let bypass = json!({ "bypass": true });
    learner.sets("Network.enable", json!({})).await;
    learner.sets("Network.setBypassServiceWorker", bypass).await;
    host.has(&[("boot-", Fault::Slow(1500))]);
    let watch = json!({ "source": WATCH });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", watch)
        .await;
    learner.looks_up("compare/").await;
    learner.waits_until("return grounds.size > 0").await;
    learner.sees_the_program().await;
    assert_eq!(learner.runs("return [...grounds]").await, json!([dark]));
    let edge = "return [...document.querySelectorAll('[name=theme-color]')].map(color => color.media).join()
        + document.querySelector('[name=color-scheme]').content";
    assert_eq!(learner.runs(edge).await, json!("not all,alldark"));
    // On the next page too, which comes without a load.
    learner.follows("Fit").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner.sees_the_theme("dark").await;
    learner.ticks("System").await;
    learner.sees_the_theme("system").await;
    assert_eq!(learner.runs(GROUND).await, light);
    learner
        .has_a_system_with(&[("prefers-color-scheme", "dark")])
        .await;
    assert_eq!(learner.runs(GROUND).await, dark);
    learner.ticks("Light").await;
    learner.looks_up("").await;
    learner.sees_the_theme("light").await;
    assert_eq!(learner.runs("return [...grounds]").await, json!([light]));
}

#[tokio::test]
async fn other_tabs_follow_the_choice_at_once() {
    let learner = Learner::opens("/method/").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/plan/").await;
    learner.ticks("Dark").await;
    let dark = learner.runs(GROUND).await;
    learner.looks_at(&first).await;
    learner.sees_the_theme("dark").await;
    assert_eq!(learner.runs(GROUND).await, dark);
    learner.leaves().await;
}

#[tokio::test]
async fn where_nothing_can_be_stored_the_choice_holds_for_the_page() {
    let learner = Learner::opens_without_storage("/method/").await;
    let before = learner.runs(GROUND).await;
    learner.ticks("Dark").await;
    learner.sees_the_theme("dark").await;
    assert_ne!(learner.runs(GROUND).await, before);
    learner.follows("Choose").await;
    learner.is_on_the_page("Which role fits you?").await;
    learner.sees_the_theme("dark").await;
    learner.leaves().await;
}

#[tokio::test]
async fn without_scripts_the_system_is_followed_and_no_switch_is_shown() {
    let host = Host::of(built(), "/");
    let learner = Learner::of(&host).await;
    let off = json!({ "value": true });
    learner
        .sets("Emulation.setScriptExecutionDisabled", off)
        .await;
    learner
        .has_a_system_with(&[("prefers-color-scheme", "light")])
        .await;
    learner.looks_up("").await;
    let light = learner.runs(GROUND).await;
    let is_shown = "return document.querySelector('.theme').checkVisibility()";
    assert_eq!(learner.runs(is_shown).await, json!(false));
    learner
        .has_a_system_with(&[("prefers-color-scheme", "dark")])
        .await;
    assert_ne!(learner.runs(GROUND).await, light);
}

#[tokio::test]
async fn in_the_readers_own_colours_what_is_chosen_and_done_can_be_seen() {
    let learner = with_plan("/method/").await;
    learner
        .has_a_system_with(&[("forced-colors", "active")])
        .await;
    learner.goes_to("/method/styleguide/").await;
    let style = |selector: &str, property: &str| {
        format!("getComputedStyle(document.querySelector('{selector}')).{property}")
    };
    learner
        .runs("document.querySelector('.site-header li a').setAttribute('aria-current', 'page')")
        .await;
    for (what, is) in [
        (
            "boxes are the browser's own",
            format!("{} !== 'none'", style(".tick input", "appearance")),
        ),
        (
            "the menu says where one is",
            format!(
                "{} !== {}",
                style("[aria-current]", "borderBlockEndColor"),
                style(".site-header li + li a", "borderBlockEndColor")
            ),
        ),
        (
            "the switch says what is chosen",
            format!(
                "{} !== {}",
                style(".theme :checked + span", "backgroundColor"),
                style(".theme :not(:checked) + span", "backgroundColor")
            ),
        ),
        (
            "what is done differs from what isn't",
            format!("{} !== {}", style(".done", "fill"), style(".rail", "fill")),
        ),
        (
            "a notice has an edge",
            format!("{} !== '0px'", style(".notice", "borderTopWidth")),
        ),
        (
            "a button has an edge",
            format!("{} !== '0px'", style(".button", "borderTopWidth")),
        ),
        (
            "a board has an edge",
            format!("{} !== '0px'", style(".page-header", "borderTopWidth")),
        ),
    ] {
        assert_eq!(
            learner.runs(&format!("return {is}")).await,
            json!(true),
            "{what}"
        );
    }
    learner.leaves().await;
}

#[tokio::test]
async fn four_times_as_large_nothing_is_cut() {
    let learner = with_plan("/method/").await;
    // A window of 1280 by 1024 at 400%.
    let size = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
    learner
        .sets("Emulation.setDeviceMetricsOverride", size)
        .await;
    let cut = "const found = [];
        for (const element of document.querySelectorAll('body *')) {
            if (element.closest('.visually-hidden, .skip-link, svg, template') || !element.checkVisibility()) continue;
            const { overflowX, webkitLineClamp } = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            const isBeside = box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
            const isClipped = overflowX !== 'visible' && webkitLineClamp === 'none'
                && element.scrollWidth > element.clientWidth + 1 && !element.matches('input, select, textarea');
            if (isBeside || isClipped) found.push(element.outerHTML.slice(0, 120));
        }
        return found.slice(0, 5)";
    for view in VIEWS {
        learner.goes_to(view).await;
        assert_eq!(learner.runs(cut).await, json!([]), "{view}");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn what_a_thumb_has_to_hit_is_large_enough() {
    let learner = with_plan("/method/").await;
    let touch = json!({ "enabled": true });
    learner
        .sets("Emulation.setTouchEmulationEnabled", touch)
        .await;
    let small = "return [...document.querySelectorAll('button:not(.cite), .button, select, textarea, summary, nav a, .wordmark,\
        .tick label, .check, .theme label, .scale label, .skip, .choices a,\
        input:not([type=checkbox], [type=radio], [type=file])')]
        .filter(target => target.checkVisibility({ visibilityProperty: true }))
        .map(target => [target, target.getBoundingClientRect()])
        .filter(([target, { width, height }]) => width > 0 && height < 43.9)
        .map(([target, { height }]) => `${height} px: ${target.outerHTML.slice(0, 100)}`).slice(0, 5)";
    for width in [360, 1280] {
        learner.has_a_window_of(width).await;
        for view in VIEWS {
            learner.goes_to(view).await;
            assert_eq!(learner.runs(small).await, json!([]), "{view} at {width} px");
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn nothing_moves_for_those_who_want_no_movement() {
    let learner = Learner::opens("/method/").await;
    let running = "document.querySelector('.tick input').click();
        document.querySelector('.tick input').getBoundingClientRect();
        return document.getAnimations().length";
    for (motion, moves) in [("reduce", false), ("no-preference", true)] {
        learner
            .has_a_system_with(&[("prefers-reduced-motion", motion)])
            .await;
        for view in VIEWS {
            learner.goes_to(view).await;
            let at_rest = learner.runs("return document.getAnimations().length").await;
            assert!(moves || at_rest == json!(0), "{view}");
        }
        learner.goes_to("/roadmap/nlp-engineer/").await;
        let found = learner.runs(running).await;
        assert_eq!(found != json!(0), moves, "{motion}: {found}");
    }
    learner.leaves().await;
}

#[tokio::test]
async fn what_stands_in_for_the_typeface_is_as_high() {
    let (host, without) = (Host::of(built(), "/"), Host::of(built(), "/"));
    without.has(&[("font-", Fault::Missing)]);
    let (learner, other) = (Learner::of(&host).await, Learner::of(&without).await);
    let heights = "return document.fonts.ready.then(() =>
        ['.site-header', '.facts dt', '.facts dd', '.button', 'h2', '.contents a', '.meta', '.tick label']
            .map(selector => document.querySelector(selector).getBoundingClientRect().height))";
    let has_it = "return document.fonts.ready.then(() => [...document.fonts].some(face => face.family === 'Overpass' && face.status === 'loaded'))";
    for learner in [&learner, &other] {
        learner.has_a_window_of(1280).await;
        learner.looks_up("pathways/nlp-engineer/").await;
        learner.sees_the_program().await;
    }
    assert_eq!(learner.runs(has_it).await, json!(true));
    assert_eq!(other.runs(has_it).await, json!(false));
    assert_eq!(learner.runs(heights).await, other.runs(heights).await);
}

#[tokio::test]
async fn every_page_prints_without_controls_and_nothing_is_cut() {
    let learner = with_plan("/method/").await;
    // A4 with the margins that the styles ask for.
    learner.has_a_window_of(688).await;
    let found = "const found = [];
        const controls = 'button:not(.cite), .button, nav, summary, dialog, .site-header, .site-footer, .undo-bar, [type=search]';
        for (const control of document.querySelectorAll(controls)) {
            if (control.checkVisibility()) found.push(control.outerHTML.slice(0, 100));
        }
        if (document.documentElement.scrollWidth > innerWidth) found.push(`${document.documentElement.scrollWidth} px wide`);
        for (const table of document.querySelectorAll('table')) {
            if (table.getBoundingClientRect().right > innerWidth + 1) found.push(`a table of ${table.offsetWidth} px`);
        }
        for (const link of document.querySelectorAll('main a[href^=http]')) {
            const after = getComputedStyle(link, '::after').content;
            const isSaid = link.textContent === link.getAttribute('href');
            if (!isSaid && link.checkVisibility() && !after.includes(link.getAttribute('href')) && !after.includes('attr(')) found.push(after);
        }
        const { color, backgroundColor } = getComputedStyle(document.querySelector('.page-header'));
        if (color !== 'oklch(0 0 0)') found.push(`a board in ${color}`);
        return found.slice(0, 5)";
    for theme in ["light", "dark"] {
        for view in VIEWS {
            learner.goes_to(view).await;
            learner
                .runs(&format!("localStorage['interchange:theme'] = '{theme}'"))
                .await;
            learner.reloads().await;
            learner
                .sets("Emulation.setEmulatedMedia", json!({ "media": "print" }))
                .await;
            let found = learner.runs(found).await;
            learner
                .sets("Emulation.setEmulatedMedia", json!({ "media": "" }))
                .await;
            assert_eq!(found, Value::Array(vec![]), "{view}, {theme}");
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn an_empty_plan_has_the_width_of_the_page() {
    let learner = Learner::opens("/").await;
    for width in [1100, 1440, 1920] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/plan/").await;
        let share = "const width = selector => document.querySelector(selector).getBoundingClientRect().width;
            return width('.choices') / width('.page-header') > 0.95";
        learner.waits_until(share).await;
    }
    learner.leaves().await;
}
