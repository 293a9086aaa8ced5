//! Every address of the site: built here, read here, and nowhere else.

use crate::domain::browse::{Filter, Sort};
use crate::domain::id::PathwayId;

/// The fixed parts of addresses, shared with the router's table.
pub mod segment {
    /// A pathway.
    pub const PATHWAYS: &str = "pathways";
    /// The comparison.
    pub const COMPARE: &str = "compare";
    /// A pathway's roadmap.
    pub const ROADMAP: &str = "roadmap";
    /// The learner's plan.
    pub const PLAN: &str = "plan";
    /// Where the figures come from.
    pub const METHOD: &str = "method";
    /// The parameter that a pathway's slug stands in.
    pub const SLUG: &str = "slug";
}

/// The names of what stands behind the `?`.
pub mod query {
    /// The roles that are compared: slugs with commas between them.
    pub const ROLES: &str = "roles";
    /// What the pathways are sorted by.
    pub const SORT: &str = "sort";
    /// What the pathways are narrowed to.
    pub const SHOW: &str = "show";
}

/// A page, with the state that a person would share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All pathways, sorted and narrowed.
    Home(Sort, Filter),
    /// One pathway in full.
    Pathway(PathwayId),
    /// These roles side by side; all, where there are none.
    Compare(Vec<String>),
    /// One pathway as a line in time.
    Roadmap(PathwayId),
    /// What the learner follows and has done.
    Plan,
    /// Where the figures come from.
    Method,
}

impl Route {
    /// All pathways in their own order.
    pub const HOME: Self = Self::Home(Sort::Source, Filter::All);

    /// The comparison of all roles.
    pub const COMPARE: Self = Self::Compare(vec![]);

    /// The path of its page, and the query where its state isn't the default.
    pub fn to_path(&self) -> String {
        match self {
            Self::Home(sort, filter) => {
                let mut pairs = vec![];
                if *sort != Sort::default() {
                    pairs.push(format!("{}={}", query::SORT, sort.slug()));
                }
                if *filter != Filter::default() {
                    pairs.push(format!("{}={}", query::SHOW, filter.slug()));
                }
                if pairs.is_empty() {
                    "/".to_owned()
                } else {
                    format!("/?{}", pairs.join("&"))
                }
            }
            Self::Pathway(id) => format!("/{}/{id}", segment::PATHWAYS),
            Self::Compare(roles) if roles.is_empty() => format!("/{}", segment::COMPARE),
            Self::Compare(roles) => {
                format!("/{}?{}={}", segment::COMPARE, query::ROLES, roles.join(","))
            }
            Self::Roadmap(id) => format!("/{}/{id}", segment::ROADMAP),
            Self::Plan => format!("/{}", segment::PLAN),
            Self::Method => format!("/{}", segment::METHOD),
        }
    }

    /// The address of the part of the page whose element has this id.
    pub fn to_part(&self, id: &str) -> String {
        format!("{}#{id}", self.to_path())
    }

    /// The page at this path, with the default state; `None` where there is none. Whether a slug
    /// names a pathway is the catalogue's to say.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<_> = path.split('/').collect();
        match parts[..] {
            [""] => Some(Self::HOME),
            [segment::PATHWAYS, slug] => PathwayId::new(slug).map(Self::Pathway),
            [segment::COMPARE] => Some(Self::COMPARE),
            [segment::ROADMAP, slug] => PathwayId::new(slug).map(Self::Roadmap),
            [segment::PLAN] => Some(Self::Plan),
            [segment::METHOD] => Some(Self::Method),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<(Route, &'static str)> {
        let id = PathwayId::new("nlp-engineer").unwrap();
        let roles = vec!["nlp-engineer".to_owned(), "ai-research-engineer".to_owned()];
        vec![
            (Route::HOME, "/"),
            (Route::Home(Sort::Pay, Filter::All), "/?sort=pay"),
            (
                Route::Home(Sort::Time, Filter::Easy),
                "/?sort=time&show=easy",
            ),
            (Route::Pathway(id.clone()), "/pathways/nlp-engineer"),
            (Route::COMPARE, "/compare"),
            (
                Route::Compare(roles),
                "/compare?roles=nlp-engineer,ai-research-engineer",
            ),
            (Route::Roadmap(id), "/roadmap/nlp-engineer"),
            (Route::Plan, "/plan"),
            (Route::Method, "/method"),
        ]
    }

    #[test]
    fn every_address_is_what_it_always_was() {
        for (route, path) in all() {
            assert_eq!(route.to_path(), path);
        }
        assert_eq!(Route::Method.to_part("privacy"), "/method#privacy");
    }

    #[test]
    fn a_path_is_read_back_as_the_page_it_is_of() {
        for (route, path) in all() {
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let read = Route::parse(path).unwrap();
            assert_eq!(read == route, query.is_empty(), "{path}");
            assert_eq!(
                Route::parse(&format!("{path}/")),
                Some(read),
                "a slash at the end"
            );
        }
    }

    #[test]
    fn what_is_no_page_is_not_read_as_one() {
        for path in [
            "/nope",
            "/pathways",
            "/pathways/No%20Such",
            "/plan/x",
            "/roadmap/a/b",
            "//plan",
            "/pathways//nlp-engineer",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
