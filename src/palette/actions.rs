//! The actions among the results: what can be done with the plan as it is.

use super::commands::{Choice, Command};
use crate::components::layout::THEMES;
use crate::domain::catalogue::Catalogue;
use crate::domain::pathway::Pathway;
use crate::domain::plan::Plan;
use crate::domain::search::{Entry, Kind, SearchIndex};
use crate::index::{IndexedPathway, Target};
use crate::route::{OwnPage, PlanSection, Route};

/// Actions, prepared for searching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    /// The actions as the search knows them.
    pub entries: Vec<Entry>,
    /// Their effects, one for each.
    pub choices: Vec<Choice>,
}

impl Actions {
    /// Lists what can be done.
    pub fn list(
        plan: &Plan,
        catalogue: &Catalogue,
        pathways: &[IndexedPathway],
        can_undo: bool,
        can_redo: bool,
    ) -> Self {
        let mut actions = Self::default();
        if can_undo {
            actions.add_command("Undo the last change", Command::Undo);
        }
        if can_redo {
            actions.add_command("Redo what was undone", Command::Redo);
        }
        actions.add_link("Save a backup", Route::Plan(PlanSection::Data), "kept");
        if plan.follows.len() > 1 {
            let roles = plan.follows.iter().map(ToString::to_string).collect();
            actions.add_link("Compare the roles you follow", Route::Compare(roles), "");
        }
        actions.add_link("Add a pathway of your own", Route::Own(OwnPage::New), "");
        actions.add_command("Print this page", Command::Print);
        actions.add_command("Keyboard shortcuts", Command::ShowShortcuts);
        for (value, name) in THEMES {
            actions.add("Appearance:", name, None, Command::SetTheme(value));
        }
        for (at, pathway) in pathways.iter().enumerate() {
            let id = pathway.id.clone();
            let (verb, command) = if plan.follows.contains(&id) {
                ("Stop following", Command::Unfollow(id))
            } else {
                ("Follow", Command::Follow(id))
            };
            actions.add(verb, &pathway.role, Some(at), command);
        }
        let followed = plan.follows.iter();
        let followed = followed.filter_map(|id| catalogue.pathway(id.as_str()));
        let items = followed.flat_map(Pathway::items);
        for item in items.filter(|item| plan.is_open(catalogue, item.id)) {
            let is_its = |pathway: &IndexedPathway| pathway.id.as_str() == item.id.pathway();
            let pathway = pathways.iter().position(is_its);
            let command = Command::Tick(item.id.clone());
            actions.add("Tick off:", item.text, pathway, command);
        }
        actions
    }

    /// Lists other places to look, for when nothing matches a query.
    pub fn look_further() -> Self {
        let mut actions = Self::default();
        actions.add_link("All pathways", Route::Pathways, "");
        actions
    }

    /// Prepares the actions for searching.
    pub fn to_search_index(&self, pathways: &[IndexedPathway]) -> SearchIndex {
        let roles = pathways.iter().map(|pathway| &*pathway.role);
        SearchIndex::new(roles, &self.entries)
    }

    /// Adds an action that is found by its verb alone, not by what it is done to.
    fn add(&mut self, verb: &str, object: &str, pathway: Option<usize>, command: Command) {
        self.entries.push(Entry {
            kind: Kind::Action,
            text: format!("{verb} {object}"),
            pathway,
            verb_length: verb.chars().count(),
        });
        self.choices.push(Choice::Run(command));
    }

    fn add_command(&mut self, text: &str, command: Command) {
        self.add_named(text, Choice::Run(command));
    }

    fn add_link(&mut self, text: &str, route: Route, fragment: &str) {
        let fragment = fragment.to_owned();
        self.add_named(text, Choice::Open(Target { route, fragment }));
    }

    fn add_named(&mut self, text: &str, choice: Choice) {
        self.entries.push(Entry {
            kind: Kind::Action,
            text: text.to_owned(),
            pathway: None,
            verb_length: 0,
        });
        self.choices.push(choice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::search::find;
    use crate::index;

    fn actions(plan: &Plan) -> (Actions, Vec<IndexedPathway>) {
        let catalogue = built_in();
        let pathways = index::build(&catalogue).pathways;
        let actions = Actions::list(plan, &catalogue, &pathways, false, false);
        (actions, pathways)
    }

    fn following(slugs: &[&str]) -> Plan {
        let mut plan = Plan::default();
        let catalogue = built_in();
        let pathways = slugs.iter().filter_map(|slug| catalogue.pathway(slug));
        plan.follows = pathways.map(|pathway| pathway.id.clone()).collect();
        plan
    }

    fn found(plan: &Plan, query: &str) -> Vec<String> {
        let (actions, pathways) = actions(plan);
        let groups = find(query, &[&actions.to_search_index(&pathways)]);
        let hits = groups.into_iter().flat_map(|group| group.hits);
        hits.map(|hit| actions.entries[hit.entry].text.clone())
            .collect()
    }

    #[test]
    fn a_pathway_is_followed_or_left_by_its_verb() {
        assert_eq!(
            found(&Plan::default(), "follow nlp"),
            ["Follow NLP Engineer"]
        );
        assert_eq!(
            found(&following(&["nlp-engineer"]), "stop following"),
            ["Stop following NLP Engineer"]
        );
        assert_eq!(found(&Plan::default(), "nlp"), [""; 0]);
    }

    #[test]
    fn only_work_of_followed_pathways_is_ticked_off() {
        assert_eq!(found(&Plan::default(), "tick retrieval"), [""; 0]);
        assert_eq!(
            found(&following(&["nlp-engineer"]), "tick retrieval"),
            ["Tick off: Build a chatbot that uses retrieval-augmented generation (RAG)"]
        );
    }

    #[test]
    fn roles_are_compared_where_there_are_two() {
        let compares = |slugs: &[&str]| !found(&following(slugs), "compare the roles").is_empty();
        assert!(!compares(&["nlp-engineer"]));
        assert!(compares(&["nlp-engineer", "ai-research-engineer"]));
    }
}
