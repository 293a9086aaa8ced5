//! Every page as it is prerendered: nothing here touches a browser.

use std::collections::BTreeSet;

use interchange::content::built_in;
use interchange::domain::pathway::Pathway;
use interchange::domain::search::Kind;
use interchange::index;
use interchange::render::render;
use interchange::route::{PATHWAYS_FILE, PathwayFile, Route, SCHEMA_FILE};

/// The paths of all pages, from the root of the domain.
fn paths() -> Vec<String> {
    let routes = Route::all(&built_in()).into_iter();
    routes.map(|route| path(&route)).collect()
}

fn path(route: &Route) -> String {
    format!("/{}", route.to_path())
}

fn draw(path: &str) -> String {
    render(path.trim_start_matches('/'))
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    html.split(&mark)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_page_has_one_h1() {
    for path in paths() {
        assert_eq!(draw(&path).matches("<h1").count(), 1, "{path}");
    }
}

/// Whether the site has a file at this path: what the build makes of the content, for others to build on.
fn is_published_file(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let catalogue = built_in();
    let of_pathways = catalogue.pathways.iter().flat_map(|pathway| {
        [PathwayFile::Checklist, PathwayFile::Line].map(|file| file.path(&pathway.id))
    });
    [PATHWAYS_FILE, SCHEMA_FILE].contains(&path) || of_pathways.into_iter().any(|file| file == path)
}

#[test]
fn every_link_leads_to_a_page_and_to_a_part_that_it_has() {
    let mut seen = BTreeSet::new();
    for path in paths() {
        let html = draw(&path);
        for href in values(&html, "href") {
            if href.starts_with('#') || !seen.insert(href.to_owned()) {
                continue;
            }
            let (address, part) = href.split_once('#').unwrap_or((href, ""));
            let page = address.split('?').next().unwrap();
            if is_published_file(page) {
                continue;
            }
            assert!(paths().contains(&page.to_owned()), "{path} links to {href}");
            // What has a value isn't a part of the page.
            if !part.is_empty() && !part.contains('=') {
                assert!(
                    values(&draw(page), "id").contains(&part),
                    "{path} links to {href}"
                );
            }
        }
    }
    assert!(seen.len() > 20, "links are found at all: {seen:?}");
}

#[test]
fn what_can_be_found_stands_on_its_page() {
    let index = index::build(&built_in());
    let mut seen = 0;
    for entry in &index.entries {
        let (page, fragment) = (path(&entry.target.route), &*entry.target.fragment);
        assert!(paths().contains(&page), "{entry:?}");
        if !fragment.is_empty() {
            let html = draw(&page);
            assert!(values(&html, "id").contains(&fragment), "{entry:?}");
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn everything_that_is_published_can_be_found() {
    let index = index::build(&built_in());
    let of = |kind| {
        index
            .entries
            .iter()
            .filter(move |indexed| indexed.entry.kind == kind)
            .count()
    };
    let catalogue = built_in();
    let pathways = || catalogue.pathways.iter();
    let steps = || pathways().flat_map(|pathway| &pathway.steps);
    let skills = |pathway: &Pathway| pathway.learn.len() + pathway.bring.len();
    assert_eq!(of(Kind::Pathway), pathways().count());
    assert_eq!(
        of(Kind::Skill),
        pathways().map(|it| skills(it)).sum::<usize>()
    );
    assert_eq!(of(Kind::Step), steps().count());
    let tasks = steps().map(|step| step.tasks.len()).sum::<usize>();
    let actions = pathways()
        .map(|pathway| pathway.actions().count())
        .sum::<usize>();
    assert_eq!(of(Kind::Task), tasks + actions);
    assert_eq!(
        of(Kind::Resource),
        steps().map(|step| step.resources.len()).sum::<usize>()
    );
    assert_eq!(
        of(Kind::Question),
        pathways().map(|it| it.questions.len()).sum::<usize>()
    );
}

#[test]
fn parts_of_tables_have_no_roles_of_their_own() {
    for path in paths() {
        let html = draw(&path);
        for part in ["table", "thead", "tbody", "tr", "th", "td"] {
            let begin = format!("<{part} ");
            let tags = html.split(&begin).skip(1);
            let mut tags = tags.filter_map(|rest| rest.split('>').next());
            let with_role = tags.find(|tag| tag.contains("role="));
            assert_eq!(with_role, None, "<{part}> on {path}");
        }
    }
}

#[test]
fn no_id_stands_twice_on_a_page() {
    for path in paths() {
        let html = draw(&path);
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{path} has two elements {id}");
        }
    }
}

#[test]
fn every_mark_opens_a_note_that_is_there_once() {
    let mut seen = 0;
    for path in paths() {
        let html = draw(&path);
        for note in values(&html, "popovertarget") {
            let id = format!(" id=\"{note}\"");
            assert_eq!(html.matches(&id).count(), 1, "{note} on {path}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn markup_holds_no_styles_and_no_scripts() {
    for path in paths() {
        let html = draw(&path);
        assert!(
            !html.contains(" style=\""),
            "a strict content security policy blocks it: {path}"
        );
        assert!(!html.contains("<script"), "{path}");
    }
}

#[test]
fn every_sign_that_a_page_shows_is_in_the_typeface() {
    let script = include_str!("../style/fonts/subset.py");
    let (_, letters) = script.split_once("ord, \"").expect("the script lists them");
    let (letters, _) = letters.split_once('"').expect("the list ends");
    // Arrows to the side, which Overpass doesn't have, are drawn by another.
    let is_known = |sign: &char| {
        matches!(sign, '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{ff}' | '\n' | '†' | '\u{2060}' | '←' | '→')
            || letters.contains(*sign)
    };
    for path in paths() {
        let html = draw(&path);
        let missing: BTreeSet<_> = html.chars().filter(|sign| !is_known(sign)).collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
    }
}

#[test]
fn everything_that_can_be_ticked_is_a_checkbox_on_one_of_its_pathways_pages() {
    for pathway in &built_in().pathways {
        let about = draw(&path(&Route::Pathway(pathway.id.clone())));
        let roadmap = draw(&path(&Route::Roadmap(pathway.id.clone())));
        let ticks = |html: &str| html.matches("id=\"do-").count();
        assert_eq!(ticks(&about), pathway.learn.len());
        assert_eq!(ticks(&about) + ticks(&roadmap), pathway.items().count());
    }
}

/// The text as HTML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[test]
fn comparison_shows_every_fact_and_leads_to_the_rest() {
    let comparison = draw(&path(&Route::COMPARE));
    for pathway in &built_in().pathways {
        let mut texts = vec![
            pathway.role.clone(),
            pathway.summary.clone(),
            pathway.difficulty.to_string(),
            pathway.timeline.to_string(),
            pathway.title_months.to_string(),
            pathway.steps_total().to_string(),
            pathway.demand.to_string(),
        ];
        for claim in &pathway.pay {
            texts.push(claim.change.to_string());
            texts.extend(claim.remark.clone());
            texts.extend(claim.amounts.map(|amounts| amounts.to_string()));
        }
        let reality = &pathway.reality;
        let lines = [&reality.love, &reality.miss, &reality.challenges];
        texts.extend(lines.into_iter().flatten().cloned());
        let names = built_in().skills.clone();
        texts.extend(pathway.learn.iter().map(|skill| {
            let mut shared = names.iter().filter(|it| it.entries.contains(&skill.id));
            shared
                .next()
                .map_or_else(|| skill.name.clone(), |it| it.name.clone())
        }));
        assert!(texts.len() > 20, "{}", texts.len());
        for text in texts {
            assert!(
                comparison.contains(&escaped(&text)),
                "{} says what the comparison doesn’t: {text}",
                pathway.id
            );
        }
        for route in [
            Route::Pathway(pathway.id.clone()),
            Route::Roadmap(pathway.id.clone()),
        ] {
            assert!(values(&comparison, "href").contains(&&*path(&route)));
        }
    }
}

#[test]
fn an_address_that_leads_nowhere_is_answered_with_help() {
    for path in ["nope", "pathways/nope", "roadmap/nope"] {
        let html = draw(path);
        assert!(html.contains("We can’t find that page"), "{path}");
    }
}
