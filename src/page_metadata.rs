//! The metadata of each page: what tabs, bookmarks and search results say of it.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::Profile;
use crate::domain::id::PathwayId;
use crate::route::{OwnPage, PlanSection, Route};

/// A page's title and description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageMetadata {
    /// The title, as tabs show it.
    pub title: String,
    /// A summary of the page, in a sentence or two.
    pub description: String,
}

impl PageMetadata {
    /// The metadata of the page at this route, or of the not-found page.
    pub fn of(route: Option<&Route>, catalogue: &Catalogue) -> Self {
        let profile = |id: &_| catalogue.profile(PathwayId::as_str(id));
        let (name, description) = match route {
        Some(Route::Home(_)) => {
            return Self {
                title: "Interchange: from backend development into AI".to_owned(),
                description: "Pathways from backend development into AI: read them, compare them, and follow the one you choose. No account; your progress stays in your browser.".to_owned(),
            };
        }
        Some(Route::Pathways) => (
            "All pathways".to_owned(),
            "Every pathway from backend development into AI on one map, and the facts of the roles in one table.".to_owned(),
        ),
        Some(Route::Pathway(id)) => match profile(id) {
            Some(profile) => (format!("{} pathway", profile.role), profile.summary.clone()),
            None => not_found(),
        },
        Some(Route::Roadmap(id)) => match profile(id) {
            Some(profile) => (format!("{} roadmap", profile.role), roadmap(profile)),
            None => not_found(),
        },
        Some(Route::Compare(_)) => (
            "Compare roles".to_owned(),
            "Two to four roles in AI side by side: time, pay, difficulty, skills, work and what to expect, side by side and to one scale.".to_owned(),
        ),
        Some(Route::Fit) => (
            "Which role fits you?".to_owned(),
            "Twelve short questions, none of which you have to answer, and roles in AI ranked by your answers, with every step of the sum shown.".to_owned(),
        ),
        Some(Route::Plan(section)) => plan(*section),
        Some(Route::Method) => (
            "Method and sources".to_owned(),
            "Where every figure comes from, what the sources don’t say, what we assume, and why your data stays yours.".to_owned(),
        ),
        Some(Route::Review) => (
            "Remarks on a plan".to_owned(),
            "Read the plan that someone shared with you, write remarks on its steps and tasks, and send them back. Without an account.".to_owned(),
        ),
        Some(Route::Own(page)) => own(*page),
        Some(Route::Edit(_)) => own(OwnPage::Edit),
        Some(Route::Styleguide) => (
            "Style guide".to_owned(),
            "Everything that these pages are made of, in all its states: colours and what can be read on them, type, signs, forms, tables.".to_owned(),
        ),
        None => not_found(),
    };
        Self {
            title: format!("{name} · Interchange"),
            description,
        }
    }
}

fn not_found() -> (String, String) {
    (
        "Page not found".to_owned(),
        "We can’t find a page at this address.".to_owned(),
    )
}

fn plan(section: PlanSection) -> (String, String) {
    let (name, description) = match section {
        PlanSection::Today => (
            "My plan",
            "Your next task and its day, whether you are on track, and when you arrive. Kept in your browser, without an account.",
        ),
        PlanSection::Schedule => (
            "Schedule · My plan",
            "The day you start, your hours and holidays, and the day of every task. As a list, for your calendar and on paper.",
        ),
        PlanSection::Skills => (
            "Skills · My plan",
            "Say what you know already, and see how many hours that takes off your plan.",
        ),
        PlanSection::Decide => (
            "Decide · My plan",
            "Until when you can follow several roles, what they share, what a switch keeps, and what the move costs.",
        ),
        PlanSection::Progress => (
            "Progress · My plan",
            "What you have done beside what was planned, with its days, your notes and a portfolio to show.",
        ),
        PlanSection::Data => (
            "Share and back up · My plan",
            "Share your plan by a link, save a backup or open one, see where it is stored, or delete it.",
        ),
    };
    (name.to_owned(), description.to_owned())
}

fn own(page: OwnPage) -> (String, String) {
    let (name, description) = match page {
        OwnPage::About => (
            "A pathway of yours",
            "A pathway that you brought in or wrote yourself. It is kept in your browser, and nobody else sees it.",
        ),
        OwnPage::Roadmap => (
            "The roadmap of a pathway of yours",
            "The steps of a pathway that you brought in or wrote yourself, with tasks to tick, notes and dates.",
        ),
        OwnPage::Edit => (
            "Edit a pathway",
            "Change the steps, tasks, weeks, links and skills of a pathway of your own. It is kept in your browser.",
        ),
        OwnPage::New => (
            "Add a pathway of your own",
            "Bring in a guide, a checklist or a table as a pathway of your own, copy one to change it, or write one from nothing.",
        ),
        OwnPage::Keep => (
            "Keep this link",
            "A link that you shared with Interchange: put it into the note of a task, or begin a pathway of your own with it.",
        ),
    };
    (name.to_owned(), description.to_owned())
}

fn roadmap(profile: &Profile) -> String {
    let stops: Vec<_> = profile
        .stops
        .iter()
        .map(|stop| stop.title.as_str())
        .collect();
    format!(
        "From Backend Developer to {} in {} steps, {}: {}.",
        profile.role,
        stops.len(),
        profile.steps_total(),
        stops.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content;

    #[test]
    fn every_page_has_a_title_and_a_description_of_its_own() {
        let catalogue = content::built_in();
        let mut routes = Route::all(&catalogue);
        // An old address of the home page.
        routes.retain(|route| *route != Route::Pathways);
        let heads = || {
            routes
                .iter()
                .map(|route| PageMetadata::of(Some(route), &catalogue))
        };
        let titles: BTreeSet<_> = heads().map(|head| head.title).collect();
        let descriptions: BTreeSet<_> = heads().map(|head| head.description).collect();
        assert_eq!(
            (titles.len(), descriptions.len()),
            (routes.len(), routes.len())
        );
        assert!(
            descriptions
                .iter()
                .all(|text| (40..400).contains(&text.len())),
            "{descriptions:?}"
        );
    }

    #[test]
    fn a_title_says_what_the_page_is_of() {
        for (path, title) in [
            ("", "Interchange: from backend development into AI"),
            (
                "pathways/nlp-engineer/",
                "NLP Engineer pathway · Interchange",
            ),
            (
                "roadmap/nlp-engineer/",
                "NLP Engineer roadmap · Interchange",
            ),
            ("pathways/nope/", "Page not found · Interchange"),
            ("nope", "Page not found · Interchange"),
        ] {
            let metadata = PageMetadata::of(Route::parse(path).as_ref(), &content::built_in());
            assert_eq!(metadata.title, title);
        }
    }
}
