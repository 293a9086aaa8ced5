//! Every address of the site: built here, read here, and nowhere else.

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::browse::{Filter, Query, Sort};
use crate::domain::fit::Answers;
use crate::domain::id::PathwayId;

/// The fixed parts of addresses, shared with the router's table.
pub mod segment {
    /// A pathway; without one, the list of all.
    pub const PATHWAYS: &str = "pathways";
    /// The comparison.
    pub const COMPARE: &str = "compare";
    /// The questions that roles are ranked by.
    pub const FIT: &str = "fit";
    /// A pathway's roadmap.
    pub const ROADMAP: &str = "roadmap";
    /// The learner's plan.
    pub const PLAN: &str = "plan";
    /// The parameter that the name of a page of the plan stands in.
    pub const SECTION: &str = "section";
    /// Where the figures come from.
    pub const METHOD: &str = "method";
    /// Below [`METHOD`]: everything that pages are made of.
    pub const STYLEGUIDE: &str = "styleguide";
    /// The pages of the learner's own pathways, whose ids stand in the fragment.
    pub const OWN: &str = "own";
    /// Below [`OWN`]: the form that a pathway is edited in.
    pub const EDIT: &str = "edit";
    /// Below [`OWN`]: the ways to a pathway of one's own.
    pub const NEW: &str = "new";
    /// Below [`OWN`]: what another app has shared, to be kept. The manifest names it as well.
    pub const KEEP: &str = "keep";
    /// Someone else's plan, to write remarks on.
    pub const REVIEW: &str = "review";
    /// The parameter that a pathway's slug stands in.
    pub const SLUG: &str = "slug";
}

/// The names of what stands behind the `?`.
pub mod query {
    /// The roles that are compared: slugs with commas between them.
    pub const ROLES: &str = "roles";
    /// The answers, in links of versions that kept them there: see [`answers_part`](super::answers_part).
    pub const ANSWERS: &str = "answers";
    /// The order of the pathways.
    pub const SORT: &str = "sort";
    /// The filter of the pathways.
    pub const SHOW: &str = "show";
    /// The words that the pathways are searched for.
    pub const WORDS: &str = "q";
    /// The title that another app has shared; the manifest names these three as well.
    pub const SHARED_TITLE: &str = "title";
    /// The text that it has shared.
    pub const SHARED_TEXT: &str = "text";
    /// The address that it has shared.
    pub const SHARED_URL: &str = "url";
}

/// The prefix of a fragment of the plan's first page that holds a plan.
const SHARED: &str = "shared=";

/// The part of the plan's address that holds the plan in these letters.
pub fn shared(letters: &str) -> String {
    format!("{SHARED}{letters}")
}

/// The letters of the plan in what stands behind an address, the `#` included, as chat and mail programs leave
/// it: broken into lines, as quoted-printable, or with what isn't of the link after it.
pub fn letters_in(hash: &str) -> Option<String> {
    letters_after(SHARED, hash)
}

/// The prefix of a fragment of the plan's first page that holds remarks on it.
const REMARKS: &str = "remarks=";

/// The part of the plan's address that holds the remarks in these letters.
pub fn remarks_part(letters: &str) -> String {
    format!("{REMARKS}{letters}")
}

/// The letters of remarks in what stands behind an address, as [`letters_in`] reads those of a plan.
pub fn remarks_in(hash: &str) -> Option<String> {
    letters_after(REMARKS, hash)
}

fn letters_after(prefix: &str, hash: &str) -> Option<String> {
    let letters = hash.strip_prefix('#')?.strip_prefix(prefix)?;
    let blanks = ["%0D", "%0A", "%20", "%E2%80%8B"].into_iter();
    let letters = blanks.fold(letters.to_owned(), |letters, blank| {
        letters.replace(blank, "")
    });
    let is_letter = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    // In quoted-printable an equals sign ends a line that goes on.
    let is_blank = |c: &char| c.is_whitespace() || matches!(c, '=' | '\u{200B}');
    Some(
        letters
            .chars()
            .filter(|c| !is_blank(c))
            .take_while(is_letter)
            .collect(),
    )
}

/// The prefix of a fragment of the page on what fits that holds answers. They are personal: a query string
/// would be sent to the host.
const SHARED_ANSWERS: &str = "answers=";

/// The part of that page's address that holds these answers.
pub fn answers_part(answers: &Answers) -> String {
    format!("{SHARED_ANSWERS}{answers}")
}

/// The answers in what stands behind an address, the `#` included; `None` where there are none.
pub fn answers_in(hash: &str) -> Option<Answers> {
    let answers = Answers::parse(hash.strip_prefix('#')?.strip_prefix(SHARED_ANSWERS)?);
    (!answers.is_default()).then_some(answers)
}

/// All published pathways in the open format, by their path from the root of the site.
pub const PATHWAYS_FILE: &str = "pathways.json";

/// The JSON Schema of the open format, by its path from the root of the site.
pub const SCHEMA_FILE: &str = "pathway.schema.json";

/// A file that a published pathway has beside its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathwayFile {
    /// A checklist in Markdown.
    Checklist,
    /// A picture of its line, as SVG.
    Line,
}

impl PathwayFile {
    /// Its path from the root of the site.
    pub fn path(self, id: &PathwayId) -> String {
        let name = match self {
            Self::Checklist => "checklist.md",
            Self::Line => "line.svg",
        };
        format!("{}/{id}/{name}", segment::PATHWAYS)
    }
}

/// The way from the page that is drawn to the root of the site, with a slash at its end. Pages link
/// to each other by it, so the same files work at a domain's root and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root(pub String);

impl Root {
    /// The address of a page, and of a part of it where there is one.
    pub fn address(&self, to: &Route, part: Option<&str>) -> String {
        let hash = to.fragment(part).map(|hash| format!("#{hash}"));
        format!("{}{}{}", self.0, to.to_path(), hash.unwrap_or_default())
    }
}

/// A page of the learner's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanSection {
    /// Where the plan stands, and what to do next.
    Today,
    /// Hours, days and dates.
    Schedule,
    /// The skills that the learner has already.
    Skills,
    /// Which of several roles to choose, and money.
    Decide,
    /// The work done, beside the work planned.
    Progress,
    /// Sharing, backups and storage.
    Data,
}

impl PlanSection {
    /// All of them, in the order of their links.
    pub const ALL: [Self; 6] = [
        Self::Today,
        Self::Schedule,
        Self::Skills,
        Self::Decide,
        Self::Progress,
        Self::Data,
    ];

    /// Its name in the path; `None` for the plan's first page, which has none.
    pub fn slug(self) -> Option<&'static str> {
        match self {
            Self::Today => None,
            Self::Schedule => Some("schedule"),
            Self::Skills => Some("skills"),
            Self::Decide => Some("decide"),
            Self::Progress => Some("progress"),
            Self::Data => Some("data"),
        }
    }

    /// The page of this name; `None` where there is none.
    pub fn parse(slug: Option<&str>) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }
}

/// A page of the learner's own pathways. The build knows none of them, so each page serves all, and which one it
/// is stands in the fragment: it works on every static host, and no host learns the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPage {
    /// About a pathway.
    About,
    /// Its roadmap.
    Roadmap,
    /// The form that it is edited in.
    Edit,
    /// The ways to a pathway of one's own.
    New,
    /// A link that another app has shared with the installed one.
    Keep,
}

impl OwnPage {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::About,
        Self::Roadmap,
        Self::Edit,
        Self::New,
        Self::Keep,
    ];

    /// The segment after [`segment::OWN`]; `None` for the first page.
    fn segment(self) -> Option<&'static str> {
        match self {
            Self::About => None,
            Self::Roadmap => Some(segment::ROADMAP),
            Self::Edit => Some(segment::EDIT),
            Self::New => Some(segment::NEW),
            Self::Keep => Some(segment::KEEP),
        }
    }

    fn to_path(self) -> String {
        let below = self.segment().map(|segment| format!("{segment}/"));
        format!("{}/{}", segment::OWN, below.unwrap_or_default())
    }
}

/// The id of an own pathway in what stands behind an address, the `#` included; `None` where there is none.
pub fn own_id_in(hash: &str) -> Option<PathwayId> {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let id = hash.split('/').next()?;
    PathwayId::new(id).filter(PathwayId::is_own)
}

/// The id of the part of a page in what stands behind its address, the `#` included; empty where there is none.
pub fn part_in(hash: &str) -> &str {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    match own_id_in(hash) {
        Some(_) => hash.split_once('/').map_or("", |(_, part)| part),
        None => hash,
    }
}

/// A page, with the state that a person would share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The map of the pathways, as the query asks for them.
    Home(Query),
    /// All pathways as a plain list.
    Pathways,
    /// One pathway in full.
    Pathway(PathwayId),
    /// These roles side by side; the first ones, where there are none.
    Compare(Vec<String>),
    /// The questions that roles are ranked by.
    Fit,
    /// One pathway as a line in time.
    Roadmap(PathwayId),
    /// A page of the learner's plan.
    Plan(PlanSection),
    /// Someone else's plan, to write remarks on: it stands in the fragment.
    Review,
    /// Where the figures come from.
    Method,
    /// A page of the learner's own pathways, without one.
    Own(OwnPage),
    /// The form for this pathway of the learner's own.
    Edit(PathwayId),
    /// Everything that pages are made of, in all its states. No page links to it.
    Styleguide,
}

impl Route {
    /// The map in its own order.
    pub const HOME: Self = Self::Home(Query {
        sort: Sort::Source,
        filter: Filter::All,
        words: String::new(),
    });

    /// The comparison without a choice.
    pub const COMPARE: Self = Self::Compare(vec![]);

    /// The first page of the learner's plan.
    pub const PLAN: Self = Self::Plan(PlanSection::Today);

    /// Every page that there is, each in its default state.
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let ids = || {
            let published = catalogue.profiles.iter().map(|profile| profile.id.clone());
            published.filter(|id| !id.is_own())
        };
        [
            Self::HOME,
            Self::Pathways,
            Self::COMPARE,
            Self::Fit,
            Self::Method,
            Self::Review,
            Self::Styleguide,
        ]
        .into_iter()
        .chain(PlanSection::ALL.map(Self::Plan))
        .chain(OwnPage::ALL.map(Self::Own))
        .chain(ids().map(Self::Pathway))
        .chain(ids().map(Self::Roadmap))
        .collect()
    }

    /// The path of its page from the root of the site, which is the empty path, and the query where
    /// its state isn't the default. Every page is a folder with an `index.html`: the one form that
    /// all static hosts serve, and without a redirect only with the slash at the end.
    pub fn to_path(&self) -> String {
        match self {
            Self::Own(page) => return page.to_path(),
            Self::Edit(_) => return OwnPage::Edit.to_path(),
            Self::Pathway(id) if id.is_own() => return OwnPage::About.to_path(),
            Self::Roadmap(id) if id.is_own() => return OwnPage::Roadmap.to_path(),
            _ => {}
        }
        let (segments, pairs): (&[&str], _) = match self {
            Self::Home(query) => (&[], in_home(query)),
            Self::Pathways => (&[segment::PATHWAYS], vec![]),
            Self::Pathway(id) => (&[segment::PATHWAYS, id.as_str()], vec![]),
            Self::Compare(roles) if roles.is_empty() => (&[segment::COMPARE], vec![]),
            Self::Compare(roles) => {
                let roles = format!("{}={}", query::ROLES, roles.join(","));
                (&[segment::COMPARE], vec![roles])
            }
            Self::Fit => (&[segment::FIT], vec![]),
            Self::Roadmap(id) => (&[segment::ROADMAP, id.as_str()], vec![]),
            Self::Plan(section) => match section.slug() {
                None => (&[segment::PLAN], vec![]),
                Some(slug) => (&[segment::PLAN, slug], vec![]),
            },
            Self::Review => (&[segment::REVIEW], vec![]),
            Self::Method => (&[segment::METHOD], vec![]),
            Self::Styleguide => (&[segment::METHOD, segment::STYLEGUIDE], vec![]),
            Self::Own(_) | Self::Edit(_) => (&[], vec![]),
        };
        let mut path: String = segments.iter().flat_map(|part| [*part, "/"]).collect();
        if !pairs.is_empty() {
            path.push('?');
            path.push_str(&pairs.join("&"));
        }
        path
    }

    /// The page of the own pathway that the fragment names, where this is one of their pages. Others stay as they
    /// are.
    #[must_use]
    pub fn with_own_id(self, hash: &str) -> Self {
        match (&self, own_id_in(hash)) {
            (Self::Own(OwnPage::About), Some(id)) => Self::Pathway(id),
            (Self::Own(OwnPage::Roadmap), Some(id)) => Self::Roadmap(id),
            (Self::Own(OwnPage::Edit), Some(id)) => Self::Edit(id),
            _ => self,
        }
    }

    /// The fragment of this part of the page; `None` where nothing does.
    pub fn fragment(&self, part: Option<&str>) -> Option<String> {
        match self {
            Self::Pathway(id) | Self::Roadmap(id) | Self::Edit(id) if id.is_own() => {
                Some(own_fragment(id, part))
            }
            _ => part.map(str::to_owned),
        }
    }

    /// The page at this path from the root of the site, with the default state; `None` where there
    /// is none. Whether a slug names a pathway is the catalogue's to say.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<_> = path.split('/').collect();
        match parts[..] {
            [""] => Some(Self::HOME),
            [segment::PATHWAYS] => Some(Self::Pathways),
            [segment::PATHWAYS, slug] => PathwayId::new(slug).map(Self::Pathway),
            [segment::COMPARE] => Some(Self::COMPARE),
            [segment::FIT] => Some(Self::Fit),
            [segment::ROADMAP, slug] => PathwayId::new(slug).map(Self::Roadmap),
            [segment::PLAN] => Some(Self::PLAN),
            [segment::PLAN, slug] => PlanSection::parse(Some(slug)).map(Self::Plan),
            [segment::OWN] => Some(Self::Own(OwnPage::About)),
            [segment::OWN, below] => {
                let page = OwnPage::ALL
                    .into_iter()
                    .find(|page| page.segment() == Some(below));
                page.map(Self::Own)
            }
            [segment::REVIEW] => Some(Self::Review),
            [segment::METHOD] => Some(Self::Method),
            [segment::METHOD, segment::STYLEGUIDE] => Some(Self::Styleguide),
            _ => None,
        }
    }
}

/// The prefix of a fragment of the page for a new pathway that names one to copy.
const COPY: &str = "copy=";

/// The part of the page for a new pathway that offers a copy of this one.
pub fn copy_part(id: &PathwayId) -> String {
    format!("{COPY}{id}")
}

/// The id of the pathway to copy in what stands behind an address, the `#` included.
pub fn copy_in(hash: &str) -> Option<PathwayId> {
    PathwayId::new(hash.strip_prefix('#')?.strip_prefix(COPY)?)
}

/// The fragment of an own pathway, or of a part of its page.
pub fn own_fragment(id: &PathwayId, part: Option<&str>) -> String {
    match part {
        Some(part) => format!("{id}/{part}"),
        None => id.to_string(),
    }
}

/// Returns the home page's query parameters that aren't the default.
fn in_home(query: &Query) -> Vec<String> {
    let mut pairs = vec![];
    if !query.words.is_empty() {
        pairs.push(format!("{}={}", query::WORDS, escape(&query.words)));
    }
    if query.sort != Sort::default() {
        pairs.push(format!("{}={}", query::SORT, query.sort.slug()));
    }
    if query.filter != Filter::default() {
        pairs.push(format!("{}={}", query::SHOW, query.filter.slug()));
    }
    pairs
}

/// Reads the home page's query, given how to read one parameter. What isn't known is
/// taken for the default.
pub fn home_query(value: impl Fn(&str) -> Option<String>) -> Query {
    let (sort, show) = (value(query::SORT), value(query::SHOW));
    let is = |asked: &Option<String>, slug| asked.as_deref() == Some(slug);
    Query {
        sort: Sort::ALL
            .into_iter()
            .find(|choice| is(&sort, choice.slug()))
            .unwrap_or_default(),
        filter: Filter::ALL
            .into_iter()
            .find(|choice| is(&show, choice.slug()))
            .unwrap_or_default(),
        words: value(query::WORDS).unwrap_or_default(),
    }
}

/// Text as a query holds it: letters and digits as they are, all else as bytes in per cent.
fn escape(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut escaped, byte| {
        match byte {
            b' ' => escaped.push('+'),
            byte if byte.is_ascii_alphanumeric() => escaped.push(char::from(byte)),
            byte => {
                // Writing to a text can't fail.
                let _ = write!(escaped, "%{byte:02X}");
            }
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<(Route, &'static str)> {
        let id = PathwayId::new("nlp-engineer").unwrap();
        let roles = vec!["nlp-engineer".to_owned(), "ai-research-engineer".to_owned()];
        let home = |sort, filter, words: &str| {
            Route::Home(Query {
                sort,
                filter,
                words: words.to_owned(),
            })
        };
        vec![
            (Route::HOME, ""),
            (home(Sort::Pay, Filter::All, ""), "?sort=pay"),
            (home(Sort::Time, Filter::Easy, ""), "?sort=time&show=easy"),
            (
                home(Sort::Source, Filter::All, "c++ & ü"),
                "?q=c%2B%2B+%26+%C3%BC",
            ),
            (Route::Pathways, "pathways/"),
            (Route::Pathway(id.clone()), "pathways/nlp-engineer/"),
            (Route::COMPARE, "compare/"),
            (
                Route::Compare(roles),
                "compare/?roles=nlp-engineer,ai-research-engineer",
            ),
            (Route::Fit, "fit/"),
            (Route::Roadmap(id), "roadmap/nlp-engineer/"),
            (Route::PLAN, "plan/"),
            (Route::Plan(PlanSection::Schedule), "plan/schedule/"),
            (Route::Plan(PlanSection::Data), "plan/data/"),
            (Route::Review, "review/"),
            (Route::Method, "method/"),
            (Route::Styleguide, "method/styleguide/"),
            (Route::Own(OwnPage::About), "own/"),
            (Route::Own(OwnPage::Roadmap), "own/roadmap/"),
            (Route::Own(OwnPage::Edit), "own/edit/"),
            (Route::Own(OwnPage::New), "own/new/"),
            (Route::Own(OwnPage::Keep), "own/keep/"),
        ]
    }

    #[test]
    fn every_page_has_an_address_of_its_own() {
        for (route, path) in all() {
            assert_eq!(route.to_path(), path);
        }
    }

    #[test]
    fn a_path_is_read_back_as_the_page_it_is_of() {
        for (route, path) in all() {
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let read = Route::parse(path).unwrap();
            assert_eq!(read == route, query.is_empty(), "{path}");
            for same in [
                format!("/{path}"),
                format!("{path}index.html"),
                path.trim_end_matches('/').to_owned(),
            ] {
                assert_eq!(Route::parse(&same), Some(read.clone()), "{same}");
            }
        }
    }

    #[test]
    fn what_is_no_page_is_not_read_as_one() {
        for path in [
            "/nope",
            "/roadmap",
            "/pathways/No%20Such",
            "/plan/x",
            "/plan/today",
            "/plan/schedule/x",
            "/roadmap/a/b",
            "//plan",
            "/pathways//nlp-engineer",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn the_name_of_an_own_pathway_stands_where_no_host_sees_it() {
        let id = PathwayId::new("my-role").unwrap();
        let root = Root("/base/".to_owned());
        for (route, part, address) in [
            (Route::Pathway(id.clone()), None, "/base/own/#my-role"),
            (
                Route::Pathway(id.clone()),
                Some("steps"),
                "/base/own/#my-role/steps",
            ),
            (
                Route::Roadmap(id.clone()),
                Some("step-2"),
                "/base/own/roadmap/#my-role/step-2",
            ),
            (Route::Edit(id.clone()), None, "/base/own/edit/#my-role"),
            (Route::Method, Some("yours"), "/base/method/#yours"),
        ] {
            assert_eq!(root.address(&route, part), address);
            let (_, hash) = address.split_once('#').unwrap();
            let is_own = hash.starts_with("my-");
            assert_eq!(own_id_in(&format!("#{hash}")), is_own.then(|| id.clone()));
            assert_eq!(part_in(&format!("#{hash}")), part.unwrap_or_default());
        }
        for other in ["", "#", "#step-2", "#my-", "#My-role", "#my-a%20b"] {
            assert_eq!(own_id_in(other), None, "{other}");
        }
    }

    #[test]
    fn a_shared_plan_stands_behind_the_address() {
        assert_eq!(
            letters_in(&format!("#{}", shared("Zm9v-_8"))).unwrap(),
            "Zm9v-_8"
        );
        for mangled in [
            "#shared=Zm9v-_8.",
            "#shared=Zm9v-_8)",
            "#shared=Zm9v-_8>, is mine",
            "#shared=Zm9v-_8%3E",
            "#shared=Zm9v-_8&utm_source=chat",
            "#shared=Zm9v-_8#follow",
            "#shared=Zm9v-_8…",
            "#shared=Zm9\r\n v-_8",
            "#shared=Zm9%0D%0A%20v-_8",
            "#shared=Zm9=\nv-_8",
            "#shared=Zm9=v-_8",
            "#shared=Zm9\u{200B}v-_8",
        ] {
            assert_eq!(letters_in(mangled).unwrap(), "Zm9v-_8", "{mangled}");
        }
        for other in [
            "",
            "#",
            "#follow",
            "shared=Zm9v",
            "#x=shared=",
            "#remarks=Zm9v",
        ] {
            assert_eq!(letters_in(other), None, "{other}");
        }
        let remarks = format!("#{}.)", remarks_part("Zm9v-_8"));
        assert_eq!(remarks_in(&remarks).unwrap(), "Zm9v-_8");
        assert_eq!(remarks_in("#shared=Zm9v"), None);
    }

    #[test]
    fn answers_stand_behind_the_address_and_oddities_are_passed_over() {
        let answers = Answers::parse("maths:-1x3,time:2");
        let part = answers_part(&answers);
        assert_eq!(part, "answers=time:2,maths:-1x3");
        assert_eq!(answers_in(&format!("#{part}")), Some(answers));
        for other in [
            "",
            "#",
            "#answers=",
            "#answers=nope:9",
            "#fit",
            "answers=time:2",
        ] {
            assert_eq!(answers_in(other), None, "{other}");
        }
    }

    #[test]
    fn the_home_pages_query_is_read_back_and_oddities_are_the_default() {
        let read = |pairs: &[(&str, &str)]| {
            home_query(|name| {
                let pair = pairs.iter().find(|(key, _)| *key == name);
                pair.map(|(_, value)| (*value).to_owned())
            })
        };
        let asked = read(&[("sort", "pay"), ("q", "nlp")]);
        assert_eq!((asked.sort, asked.words.as_str()), (Sort::Pay, "nlp"));
        assert!(read(&[("sort", "nonsense"), ("show", "")]).is_default());
    }
}
