//! Two to four roles side by side.

use super::profile::Profile;
use super::{Catalogue, Work};
use crate::domain::id::ItemId;
use crate::domain::pathway::Pathway;
use std::cmp::Reverse;

/// The most roles that stand side by side.
pub const MAX_ROLES: usize = 4;

/// The roles that an address asks to compare, and what in it was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<'a> {
    /// The roles, in the address's order; each once, [`MAX_ROLES`] at most.
    pub chosen: Vec<&'a Profile>,
    /// The names that were ignored, in the address's order.
    pub ignored: Vec<Ignored<'a>>,
}

/// A part of an address that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ignored<'a> {
    /// No pathway has this slug.
    Unknown(String),
    /// The role was named before.
    Repeated(&'a Profile),
    /// [`MAX_ROLES`] roles were chosen before.
    TooMany(&'a Profile),
}

impl<'a> Selection<'a> {
    /// The selection that `roles` spells: slugs with commas between them. Without any, the first
    /// [`MAX_ROLES`] pathways, so that a person who asks for nothing sees everything.
    pub fn parse(profiles: &'a [Profile], roles: Option<&str>) -> Self {
        let slugs: Vec<_> = roles
            .unwrap_or("")
            .split(',')
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .collect();
        if slugs.is_empty() {
            return Self {
                chosen: profiles.iter().take(MAX_ROLES).collect(),
                ignored: vec![],
            };
        }
        let mut selection = Self {
            chosen: vec![],
            ignored: vec![],
        };
        for slug in slugs {
            match profiles.iter().find(|profile| profile.id.as_str() == slug) {
                None => selection.ignored.push(Ignored::Unknown(slug.to_owned())),
                Some(role) if selection.has(role) => {
                    selection.ignored.push(Ignored::Repeated(role));
                }
                Some(role) if selection.chosen.len() == MAX_ROLES => {
                    selection.ignored.push(Ignored::TooMany(role));
                }
                Some(role) => selection.chosen.push(role),
            }
        }
        selection
    }

    /// Whether this role is chosen.
    pub fn has(&self, role: &Profile) -> bool {
        self.chosen.iter().any(|chosen| chosen.id == role.id)
    }

    /// The slugs of the chosen roles with this one added, or taken out where it is chosen.
    pub fn toggled<'s>(&'s self, role: &'s Profile) -> Vec<&'s str> {
        let added = (!self.has(role)).then_some(role.id.as_str());
        let slugs = self.chosen.iter().map(|chosen| chosen.id.as_str());
        slugs
            .filter(|slug| *slug != role.id.as_str())
            .chain(added)
            .collect()
    }
}

/// One skill across the compared roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRow<'a, T> {
    /// Its name across roles.
    pub name: &'a str,
    /// Each role's name for it, in the roles' order; `None` where a role doesn't ask for it.
    pub entries: Vec<Option<&'a T>>,
}

impl<T> SkillRow<'_, T> {
    /// How many of the roles name it.
    pub fn named_by(&self) -> usize {
        self.entries.iter().flatten().count()
    }
}

/// The skills of several roles, lined up: what most roles share stands first.
///
/// `skills` gives a role's skills, `id` and `name` what identifies one. A skill that the catalogue
/// knows under several names stands in one row under each role that names it; one entry that covers
/// two such skills stands in both rows.
pub fn skill_rows<'a, T>(
    catalogue: &'a Catalogue,
    roles: &[&'a Pathway],
    skills: impl Fn(&'a Pathway) -> Vec<&'a T>,
    id: impl Fn(&'a T) -> &'a ItemId,
    name: impl Fn(&'a T) -> &'a str,
) -> Vec<SkillRow<'a, T>> {
    let mut rows: Vec<SkillRow<'a, T>> = vec![];
    for (column, role) in roles.iter().enumerate() {
        for skill in skills(role) {
            let mut names: Vec<_> = catalogue
                .skills
                .iter()
                .filter(|shared| shared.entries.contains(id(skill)))
                .map(|shared| shared.name.as_str())
                .collect();
            if names.is_empty() {
                names.push(name(skill));
            }
            for name in names {
                let at = rows
                    .iter()
                    .position(|row| row.name == name)
                    .unwrap_or_else(|| {
                        rows.push(SkillRow {
                            name,
                            entries: vec![None; roles.len()],
                        });
                        rows.len() - 1
                    });
                rows[at].entries[column] = Some(skill);
            }
        }
    }
    rows.sort_by_key(|row| Reverse(row.named_by()));
    rows
}

/// The pieces of work that at least two of these roles ask for.
pub fn shared_works<'a>(catalogue: &'a Catalogue, roles: &[&Pathway]) -> Vec<&'a Work> {
    let asked_by = |work: &Work| {
        let asks = |role: &&&Pathway| {
            work.items
                .iter()
                .any(|item| item.pathway() == role.id.as_str())
        };
        roles.iter().filter(asks).count()
    };
    catalogue
        .works()
        .iter()
        .filter(|work| asked_by(work) > 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::{catalogue, pathway};
    use super::*;

    fn chosen<'a>(selection: &Selection<'a>) -> Vec<&'a str> {
        selection.chosen.iter().map(|p| p.id.as_str()).collect()
    }

    #[test]
    fn an_address_that_names_nothing_compares_everything() {
        let catalogue = catalogue();
        for roles in [None, Some(""), Some(" , ,")] {
            assert_eq!(
                chosen(&Selection::parse(&catalogue.profiles, roles)),
                ["one", "two"]
            );
        }
    }

    #[test]
    fn the_addresss_order_is_kept_and_oddities_are_passed_over_and_said() {
        let pathways = ["one", "two", "three", "four", "five"].map(|slug| pathway(slug, "X", 1));
        let catalogue = Catalogue::new(pathways, vec![], vec![]);
        let selection = Selection::parse(
            &catalogue.profiles,
            Some("two,nope,two,one,four,three,five"),
        );
        assert_eq!(chosen(&selection), ["two", "one", "four", "three"]);
        let [ref unknown, ref repeated, ref too_many] = selection.ignored[..] else {
            panic!("{:?}", selection.ignored)
        };
        assert_eq!(*unknown, Ignored::Unknown("nope".into()));
        assert!(matches!(repeated, Ignored::Repeated(p) if p.id.as_str() == "two"));
        assert!(matches!(too_many, Ignored::TooMany(p) if p.id.as_str() == "five"));
    }

    #[test]
    fn a_role_is_added_last_and_taken_out_in_place() {
        let catalogue = catalogue();
        let [one, two] = &catalogue.profiles[..] else {
            unreachable!()
        };
        let both = Selection::parse(&catalogue.profiles, Some("two,one"));
        assert_eq!(both.toggled(two), ["one"]);
        let only = Selection::parse(&catalogue.profiles, Some("two"));
        assert_eq!(only.toggled(one), ["two", "one"]);
    }

    #[test]
    fn shared_skills_stand_first_and_in_one_row() {
        let mut catalogue = catalogue();
        let mut own = catalogue.pathways[0].bring[0].clone();
        own.id = ItemId::new("one/own").unwrap();
        own.name = "Own".into();
        Arc::make_mut(&mut catalogue.pathways[0])
            .bring
            .insert(0, own);
        let roles: Vec<&Pathway> = catalogue.pathways.iter().map(|p| &**p).collect();
        let rows = skill_rows(
            &catalogue,
            &roles,
            |p| p.bring.iter().collect(),
            |s| &s.id,
            |s| &s.name,
        );
        let names: Vec<_> = rows.iter().map(|row| (row.name, row.named_by())).collect();
        assert_eq!(names, [("SQL", 2), ("Own", 1)]);
        assert!(rows[1].entries[1].is_none());
    }

    #[test]
    fn one_entry_that_covers_two_skills_stands_in_both_rows() {
        let mut catalogue = catalogue();
        let mut second = catalogue.skills[0].clone();
        second.name = "Data".into();
        second.entries.truncate(1);
        catalogue.skills.push(second);
        let roles: Vec<&Pathway> = catalogue.pathways.iter().map(|p| &**p).collect();
        let rows = skill_rows(
            &catalogue,
            &roles,
            |p| p.bring.iter().collect(),
            |s| &s.id,
            |s| &s.name,
        );
        let named: Vec<_> = rows.iter().map(|row| (row.name, row.named_by())).collect();
        assert_eq!(named, [("SQL", 2), ("Data", 1)]);
    }

    #[test]
    fn work_is_shared_only_where_two_of_the_roles_ask_for_it() {
        let catalogue = catalogue();
        let roles: Vec<&Pathway> = catalogue.pathways.iter().map(|p| &**p).collect();
        assert_eq!(shared_works(&catalogue, &roles).len(), 1);
        assert_eq!(shared_works(&catalogue, &roles[..1]), Vec::<&Work>::new());
    }
}
