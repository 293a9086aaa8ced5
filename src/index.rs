//! The contents of the search index: the pages of the site with their sections, and everything that the
//! pathways of a catalogue name.

use crate::components::answer::question_part;
use crate::components::element_id::element_id;
use crate::components::skill::strength_part;
use crate::components::step::{resource_part, step_part};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::search::{Entry, Kind, SearchIndex};
use crate::route::{PlanSection, Route};
use crate::sections;

/// Everything that a catalogue makes findable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The pathways that entries belong to.
    pub pathways: Vec<IndexedPathway>,
    /// The entries, in the order of the catalogue.
    pub entries: Vec<IndexedEntry>,
}

/// A pathway, as results name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedPathway {
    /// Its slug.
    pub id: PathwayId,
    /// The role that it leads to.
    pub role: String,
}

/// An entry, with what a result shows of it beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedEntry {
    /// The text that is searched.
    pub entry: Entry,
    /// Where on its page it stands, in a word or two.
    pub place: String,
    /// Where it leads.
    pub target: Target,
}

/// A page, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub route: Route,
    /// The id of the part; empty for the page itself.
    pub fragment: String,
}

impl Index {
    /// Prepares the entries for searching.
    pub fn to_search_index(&self) -> SearchIndex {
        let roles = self.pathways.iter().map(|pathway| &*pathway.role);
        SearchIndex::new(roles, self.entries.iter().map(|indexed| &indexed.entry))
    }
}

/// Lists everything in this catalogue that can be found.
pub fn build(catalogue: &Catalogue) -> Index {
    let pathways = catalogue.pathways.iter().map(|pathway| IndexedPathway {
        id: pathway.id.clone(),
        role: pathway.role.clone(),
    });
    let of_pathways = catalogue.pathways.iter().enumerate();
    let of_pathways = of_pathways.flat_map(|(at, pathway)| {
        let indexer = Indexer {
            catalogue,
            pathway,
            at,
        };
        indexer.entries()
    });
    Index {
        pathways: pathways.collect(),
        entries: entries_of_site().chain(of_pathways).collect(),
    }
}

/// The pages that belong to no pathway, and their sections.
fn entries_of_site() -> impl Iterator<Item = IndexedEntry> {
    let page = |text: &str, place: &str, route: &Route, fragment: &str| IndexedEntry {
        entry: Entry {
            kind: Kind::Page,
            text: text.to_owned(),
            pathway: None,
            verb_length: 0,
        },
        place: place.to_owned(),
        target: Target {
            route: route.clone(),
            fragment: fragment.to_owned(),
        },
    };
    let pages = [
        ("Pathways", "The map", Route::HOME),
        ("All pathways", "", Route::Pathways),
        ("Compare roles side by side", "", Route::COMPARE),
        ("Which role fits you?", "A short check", Route::Fit),
        ("My plan", "", Route::PLAN),
        ("Method and sources", "", Route::Method),
    ];
    let pages = pages
        .into_iter()
        .map(move |(text, place, route)| page(text, place, &route, ""));
    let of_plan = PlanSection::ALL.into_iter().flat_map(move |section| {
        let (name, route) = (sections::plan::name(section), Route::Plan(section));
        let itself = page(name, "My plan", &route, "");
        let sections = sections::plan::of(section).iter();
        let sections = sections.map(move |&(id, title)| page(title, "My plan", &route, id));
        std::iter::once(itself).chain(sections)
    });
    let sections = [
        ("Compare", Route::COMPARE, &sections::COMPARE[..]),
        ("Method", Route::Method, &sections::method::ALL[..]),
    ];
    let sections = sections.into_iter().flat_map(move |(name, route, all)| {
        let sections = all.iter();
        sections.map(move |&(id, title)| page(title, name, &route, id))
    });
    pages.chain(of_plan).chain(sections)
}

/// Lists the entries of one pathway.
struct Indexer<'a> {
    catalogue: &'a Catalogue,
    pathway: &'a Pathway,
    /// The position of the pathway in the index.
    at: usize,
}

impl Indexer<'_> {
    fn entries(&self) -> Vec<IndexedEntry> {
        let total = self.pathway.steps_total().to_string();
        let mut all = vec![
            self.on_page(Kind::Pathway, &self.pathway.role, &total, ""),
            self.on_roadmap(
                Kind::Page,
                &format!("Roadmap to {}", self.pathway.role),
                &total,
                "",
            ),
        ];
        let sections = sections::pathway::ALL.into_iter();
        all.extend(sections.map(|(id, title)| self.on_page(Kind::Page, title, "", id)));
        let (id, title) = sections::roadmap::ACTIONS;
        all.push(self.on_roadmap(Kind::Page, title, "", id));
        self.add_skills(&mut all);
        self.add_steps(&mut all);
        all.extend(self.pathway.actions().map(|action| {
            let (place, id) = (action.part.to_string(), element_id(action.id));
            self.on_roadmap(Kind::Task, action.text, &place, &id)
        }));
        let questions = (1..).zip(&self.pathway.questions);
        all.extend(questions.map(|(number, it)| {
            let part = question_part(number);
            self.on_page(Kind::Question, &it.question, "", &part)
        }));
        all
    }

    fn add_skills(&self, all: &mut Vec<IndexedEntry>) {
        all.extend(self.pathway.bring.iter().map(|strength| {
            let part = strength_part(&strength.id);
            self.on_page(Kind::Skill, &strength.name, "You bring it", &part)
        }));
        let skills = self.pathway.learn_by_priority().into_iter();
        all.extend(skills.map(|skill| {
            let weeks = match skill.weeks.value() {
                Some(weeks) => weeks.to_string(),
                None => "To learn".to_owned(),
            };
            self.on_page(Kind::Skill, &skill.name, &weeks, &element_id(&skill.id))
        }));
    }

    fn add_steps(&self, all: &mut Vec<IndexedEntry>) {
        let steps = (1..).zip(&self.pathway.steps);
        let profile = self.catalogue.profile(self.pathway.id.as_str());
        let on_map = profile.into_iter().flat_map(|profile| &profile.stops);
        let steps = steps.zip(on_map);
        for ((number, step), stop) in steps {
            let (place, part) = (format!("Step {number}"), step_part(number));
            all.push(self.on_roadmap(Kind::Step, &step.title, &stop.in_words(), &part));
            all.extend(step.tasks.iter().map(|task| {
                self.on_roadmap(Kind::Task, &task.text, &place, &element_id(&task.id))
            }));
            let resources = (1..).zip(&step.resources);
            all.extend(resources.map(|(number, resource)| {
                let part = resource_part(&step.id, number);
                self.on_roadmap(Kind::Resource, &resource.name, &place, &part)
            }));
        }
    }

    fn on_page(&self, kind: Kind, text: &str, place: &str, fragment: &str) -> IndexedEntry {
        let route = Route::Pathway(self.pathway.id.clone());
        self.entry(kind, text, place, route, fragment)
    }

    fn on_roadmap(&self, kind: Kind, text: &str, place: &str, fragment: &str) -> IndexedEntry {
        let route = Route::Roadmap(self.pathway.id.clone());
        self.entry(kind, text, place, route, fragment)
    }

    fn entry(
        &self,
        kind: Kind,
        text: &str,
        place: &str,
        route: Route,
        fragment: &str,
    ) -> IndexedEntry {
        IndexedEntry {
            entry: Entry {
                kind,
                text: text.to_owned(),
                pathway: Some(self.at),
                verb_length: 0,
            },
            place: place.to_owned(),
            target: Target {
                route,
                fragment: fragment.to_owned(),
            },
        }
    }
}
