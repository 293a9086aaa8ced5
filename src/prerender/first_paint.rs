//! The styles that the first screen of a page needs. They stand in the page, so that it is painted before any other
//! file has arrived; the stylesheet, which has all of them, comes last. `tests/journeys/first_paint.rs` looks at each
//! page with and without it.
//!
//! Pages that are alike have the same styles, since a policy names the hash of each. A rule is needed if each part of its
//! selector matches an element that one of these pages begins with. Where those elements stand to each other doesn't
//! count: a rule too many costs a few bytes, a rule too few would be seen.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use lightningcss::media_query::MediaType;
use lightningcss::properties::Property;
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::selector::{Component, PseudoClass, PseudoElement, Selector};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};

/// How many characters of text a page begins with: more than a large window shows.
const FIRST_CHARACTERS: usize = 4_000;

/// The classes of what stands beside a page's beginning on a wide screen, and later in its markup.
const BESIDE: [&str; 2] = ["along", "contents"];

/// Properties that say nothing of how a page looks before anyone has touched it.
const LATER: [&str; 6] = [
    "transition",
    "cursor",
    "user-select",
    "touch-action",
    "print-color-adjust",
    "break-inside",
];

/// The attributes of the root that scripts set: the theme, and what is stored.
const ROOT_ATTRIBUTES: [&str; 2] = ["data-theme", "data-returning"];

/// The rules that the first screens of these pages need, and the typeface.
///
/// # Errors
/// Where the styles aren't CSS.
pub fn rules_for<'a>(pages: impl Iterator<Item = &'a str>, css: &str) -> io::Result<String> {
    let first = FirstScreens::of(pages);
    let mut sheet = parse(css)?;
    first.retain(&mut sheet.rules);
    loop {
        let printed = print(&sheet)?;
        if !remove_unused(&mut sheet.rules, &used_properties(&printed)) {
            return Ok(printed);
        }
    }
}

/// The stylesheet: all rules but the typefaces, which pages have. Named once more, they would be loaded anew and all text
/// laid out again.
///
/// # Errors
/// Where the styles aren't CSS.
pub fn without_typefaces(css: &str) -> io::Result<String> {
    let mut sheet = parse(css)?;
    remove_typefaces(&mut sheet.rules);
    print(&sheet)
}

fn parse(css: &str) -> io::Result<StyleSheet<'_>> {
    StyleSheet::parse(css, ParserOptions::default())
        .map_err(|error| io::Error::other(error.to_string()))
}

fn print(sheet: &StyleSheet) -> io::Result<String> {
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options);
    let printed = printed.map_err(|error| io::Error::other(error.to_string()))?;
    Ok(printed.code)
}

/// The rules within a rule.
fn nested<'a, 'i>(rule: &'a mut CssRule<'i>) -> Option<&'a mut CssRuleList<'i>> {
    match rule {
        CssRule::Media(rule) => Some(&mut rule.rules),
        CssRule::Supports(rule) => Some(&mut rule.rules),
        CssRule::LayerBlock(rule) => Some(&mut rule.rules),
        CssRule::Container(rule) => Some(&mut rule.rules),
        _ => None,
    }
}

/// The names of the custom properties that these styles read.
fn used_properties(css: &str) -> BTreeSet<&str> {
    let read = css.split("var(").skip(1);
    read.filter_map(|rest| rest.split([')', ',']).next())
        .collect()
}

/// Removes custom properties that nothing reads, and returns whether there were any.
fn remove_unused(rules: &mut CssRuleList, used: &BTreeSet<&str>) -> bool {
    let mut is_any = false;
    for rule in &mut rules.0 {
        if let CssRule::Style(style) = rule {
            let all = &mut style.declarations.declarations;
            let count = all.len();
            all.retain(|property| {
                let Property::Custom(property) = property else {
                    return true;
                };
                // A property that the parser doesn't know is one of these to it.
                let name = property.name.as_ref();
                !name.starts_with("--") || used.contains(name)
            });
            is_any |= all.len() < count;
        } else if let Some(rules) = nested(rule) {
            is_any |= remove_unused(rules, used);
        }
    }
    is_any
}

fn remove_typefaces(rules: &mut CssRuleList) {
    rules.0.retain_mut(|rule| {
        if let Some(rules) = nested(rule) {
            remove_typefaces(rules);
        }
        !matches!(rule, CssRule::FontFace(_))
    });
}

/// An element that a page begins with.
#[derive(Default, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    /// Reads what stands between `<` and `>`.
    fn parse(tag: &str) -> Option<Self> {
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = BTreeMap::new();
        while let Some((name, after)) = rest.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"')?;
            // Before it may stand attributes without a value.
            let mut names = name.split_whitespace();
            if let Some(name) = names.next_back() {
                attributes.insert(name.to_owned(), value.to_owned());
            }
            attributes.extend(names.map(|name| (name.to_owned(), String::new())));
            rest = after;
        }
        let names = rest.trim_end_matches('/').split_whitespace();
        attributes.extend(names.map(|name| (name.to_owned(), String::new())));
        Some(Self { name, attributes })
    }

    fn has(&self, list: &str, word: &str) -> bool {
        let words = self.attributes.get(list);
        words.is_some_and(|words| words.split_whitespace().any(|it| it == word))
    }

    /// Whether nothing in this part of a selector speaks against it, among the elements that pages begin with.
    fn matches(&self, part: &[&Component], all: &FirstScreens) -> bool {
        part.iter().all(|component| match component {
            Component::LocalName(name) => *self.name == *name.lower_name.0,
            Component::Class(name) => self.has("class", &name.0),
            Component::ID(name) => self.has("id", &name.0),
            Component::AttributeInNoNamespaceExists { local_name, .. } => {
                self.may_have(&local_name.0, None)
            }
            Component::AttributeInNoNamespace {
                local_name, value, ..
            } => self.may_have(&local_name.0, Some(value)),
            Component::Is(any) | Component::Where(any) | Component::Any(_, any) => {
                any.iter().any(|any| self.matches_last(any, all))
            }
            Component::Has(any) => any.iter().any(|any| all.have(any)),
            Component::Root => self.name == "html",
            Component::NonTSPseudoClass(class) => !is_of_a_hand(class),
            Component::PseudoElement(element) => !matches!(
                element,
                PseudoElement::Selection(_) | PseudoElement::Backdrop(_)
            ),
            _ => true,
        })
    }

    fn may_have(&self, name: &str, value: Option<&str>) -> bool {
        let found = self.attributes.get(name);
        let is_set_later = self.name == "html" && ROOT_ATTRIBUTES.contains(&name);
        is_set_later || found.is_some_and(|found| value.is_none_or(|value| found.contains(value)))
    }

    /// Whether this can be the element of a selector, and others what stands before its last part.
    fn matches_last(&self, selector: &Selector, all: &FirstScreens) -> bool {
        let parts = parts(selector);
        let last = parts.first();
        last.is_some_and(|part| self.matches(part, all)) && all.have_parts(&parts[1..])
    }
}

/// Whether this is of somebody who points, presses or types: of no page that has just been loaded.
fn is_of_a_hand(class: &PseudoClass) -> bool {
    matches!(
        class,
        PseudoClass::Hover
            | PseudoClass::Active
            | PseudoClass::Focus
            | PseudoClass::FocusVisible
            | PseudoClass::FocusWithin
    )
}

/// The parts of a selector between its combinators, the last first.
fn parts<'a, 'i>(selector: &'a Selector<'i>) -> Vec<Vec<&'a Component<'i>>> {
    let mut parts = vec![vec![]];
    for component in selector.iter_raw_match_order() {
        match component {
            // A pseudo-element belongs to the part before it.
            Component::Combinator(combinator) if !combinator.is_pseudo_element() => {
                parts.push(vec![]);
            }
            Component::Combinator(_) => {}
            component => {
                if let Some(part) = parts.last_mut() {
                    part.push(component);
                }
            }
        }
    }
    parts
}

/// The elements that pages begin with.
struct FirstScreens(BTreeSet<Element>);

impl FirstScreens {
    fn of<'a>(pages: impl Iterator<Item = &'a str>) -> Self {
        // What is only for those who hear a page may stand anywhere on its way to a part that an address names.
        let hidden = Element::parse("span class=\"visually-hidden\"");
        let mut elements: BTreeSet<_> = hidden.into_iter().collect();
        for page in pages {
            let (mut characters, mut is_drawn) = (0, false);
            let body = page.split_once("<body").map_or(page, |(_, body)| body);
            elements.extend(page.split('<').filter_map(|tag| {
                let tag = tag.split('>').next()?;
                (tag.starts_with("html") || tag.starts_with("body")).then(|| Element::parse(tag))?
            }));
            for piece in body.split('<') {
                let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
                let element = Element::parse(tag);
                let is_beside =
                    |element: &Element| BESIDE.iter().any(|class| element.has("class", class));
                if element.as_ref().is_some_and(is_beside) {
                    characters = 0;
                }
                if characters <= FIRST_CHARACTERS {
                    elements.extend(element);
                }
                is_drawn = (is_drawn || tag.starts_with("svg")) && !tag.starts_with("/svg");
                if !is_drawn {
                    characters += text.trim().chars().count();
                }
            }
        }
        Self(elements)
    }

    fn retain(&self, rules: &mut CssRuleList) {
        rules.0.retain_mut(|rule| {
            if let CssRule::Media(media) = &*rule
                && media
                    .query
                    .media_queries
                    .iter()
                    .all(|query| query.media_type == MediaType::Print)
            {
                return false;
            }
            if let CssRule::Style(style) = rule {
                style.selectors.0.retain(|selector| self.have(selector));
                let all = &mut style.declarations.declarations;
                all.retain(|property| !LATER.contains(&property.property_id().name()));
                let says_something = !style.declarations.is_empty() || !style.rules.0.is_empty();
                return says_something && !style.selectors.0.is_empty();
            }
            if let Some(rules) = nested(rule) {
                self.retain(rules);
                return !rules.0.is_empty();
            }
            // What moves, moves later.
            !matches!(
                rule,
                CssRule::Keyframes(_) | CssRule::Page(_) | CssRule::StartingStyle(_)
            )
        });
    }

    fn have(&self, selector: &Selector) -> bool {
        self.have_parts(&parts(selector))
    }

    fn have_parts(&self, parts: &[Vec<&Component>]) -> bool {
        let have = |part: &Vec<_>| self.0.iter().any(|element| element.matches(part, self));
        parts.iter().all(have)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"en\"><body>\n<div id=\"page\"><main class=\"page home\"><h1 data-line=\"1\">A</h1><input disabled type=\"checkbox\"/></main></div></body></html>";

    fn in_page(css: &str) -> String {
        rules_for([PAGE].into_iter(), css).unwrap()
    }

    #[test]
    fn rules_of_what_a_page_begins_with_stand_in_it() {
        for needed in [
            ".page{color:red}",
            "#page>.home h1{color:red}",
            "h1[data-line=\"1\"]{color:red}",
            "[data-theme=dark] h1{color:red}",
            ":is(h2,h1):before{color:red}",
            ":is(.home h1,.plan h1){color:red}",
            ".page:has(>h1){color:red}",
            "h1:not(.page){color:red}",
            "input[disabled]{color:red}",
            "@layer base{@media (width<=30rem){.home{color:red}}}",
            "@layer a,b;",
        ] {
            assert_eq!(in_page(needed), needed);
        }
    }

    #[test]
    fn other_rules_do_not() {
        for other in [
            ".plan{color:red}",
            ".page .plan{color:red}",
            "h1.home{color:red}",
            "h1[data-line=\"5\"]{color:red}",
            ":is(h2,h3){color:red}",
            ":is(.plan h1,h2){color:red}",
            ".page:has(>h2){color:red}",
            "h1:hover{color:red}",
            "h1::selection{color:red}",
            "@media print{h1{color:red}}",
            "@layer base{.plan{color:red}}",
            "@keyframes x{to{color:red}}",
        ] {
            assert_eq!(in_page(other), "", "{other}");
        }
        assert_eq!(in_page(".plan,.page{color:red}"), ".page{color:red}");
        assert_eq!(in_page("h1{cursor:help;transition:color 1s}"), "");
    }

    #[test]
    fn what_comes_after_the_first_screen_is_left_to_the_stylesheet() {
        let page = format!("<body><p>{}</p><table>", "a".repeat(FIRST_CHARACTERS + 1));
        let css = "p{color:red}table{color:red}";
        let in_page = |page: &str| rules_for([page].into_iter(), css).unwrap();
        assert_eq!(in_page(&page), "p{color:red}");
        // But for what stands beside.
        assert_eq!(
            in_page(&format!("{page}<nav class=\"contents\"><table>")),
            css
        );
    }

    #[test]
    fn typefaces_stand_in_pages_alone() {
        let css =
            "@font-face{font-family:A;src:url(a.woff2)}@font-face{font-family:B;src:local(Arial)}";
        assert_eq!(in_page(css), css);
        assert_eq!(without_typefaces(css).unwrap(), "");
    }

    #[test]
    fn properties_that_nothing_reads_are_left_out() {
        let css = "h1{--a:1px;--b:var(--a);--c:var(--b);margin:var(--a);scrollbar-gutter:stable}";
        let needed = "h1{--a:1px;margin:var(--a);scrollbar-gutter:stable}";
        assert_eq!(in_page(css), needed);
    }
}
