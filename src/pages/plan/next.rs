//! The next tasks, in one list for all roles followed.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use super::agenda::use_agenda;
use super::skills::set_learnt;
use crate::components::additions::OutsideLink;
use crate::components::badge::Badge;
use crate::components::field::Check;
use crate::components::focus::focus_part;
use crate::components::follow::Follow;
use crate::components::link::Link;
use crate::components::note::NoteEditor;
use crate::components::tick::Tick;
use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::id::PathwayId;
use crate::domain::pathway::{Item, Part};
use crate::domain::plan::Plan;
use crate::domain::planning::agenda::AgendaItem;
use crate::domain::planning::schedule::Span;
use crate::pages::home::PAGE_SIZE;
use crate::route::{PlanSection, Route};
use crate::sections::plan::{LIST, NEXT};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// How many tasks are shown at once, and at most as many actions among them.
const SHOWN: usize = 4;

/// The entries that are shown of all.
fn first_entries(all: &[AgendaItem]) -> Vec<AgendaItem> {
    let (mut tasks, mut actions) = (0, 0);
    let mut first = vec![];
    for item in all {
        let is_action = matches!(item.part, Some(Part::Action(_)));
        let count = if is_action { &mut actions } else { &mut tasks };
        *count += 1;
        if *count <= SHOWN {
            first.push(item.clone());
        }
        if tasks == SHOWN {
            break;
        }
    }
    first
}

/// The first steps of someone who follows no role yet.
#[component]
pub fn ChooseFirst() -> impl IntoView {
    let catalogue = use_catalogue();
    let choices = move || {
        let catalogue = catalogue.get();
        let profiles = catalogue.profiles.iter().take(PAGE_SIZE);
        let choices = profiles.map(|profile| {
            let role = profile.role.clone();
            view! {
                <li>
                    <Badge profile />
                    <Link to=Route::Pathway(profile.id.clone())>{role}</Link>
                    <Follow profile />
                </li>
            }
        });
        choices.collect_any()
    };
    view! {
        <div class="empty">
            <p>"Follow one and your next task appears here."</p>
            <p class="actions">
                <Link class="button" to=Route::Fit>
                    "Help me choose"
                </Link>
                <Link class="button" to=Route::COMPARE>
                    "Compare"
                </Link>
                <Link class="button" to=Route::Plan(PlanSection::Data) part="kept">
                    "Open a backup"
                </Link>
            </p>
            // In the capture phase: by the time that the click bubbles up, the list is gone.
            <ul class="choices" on:click:capture=|_| focus_part(NEXT.0)>
                {choices}
            </ul>
        </div>
    }
}

/// The tasks that are next, and those just ticked off.
#[derive(Clone, PartialEq)]
struct Shown {
    follows: Vec<PathwayId>,
    items: Vec<AgendaItem>,
    /// How many there are beside them.
    more: usize,
}

impl Shown {
    /// The first of all that is left to do for these roles, or what was shown before.
    fn new(follows: Vec<PathwayId>, all: &[AgendaItem], before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.follows == follows);
        let find = |item: &AgendaItem| all.iter().find(|now| now.id == item.id);
        // A ticked row stays until all rows are done: otherwise another would slide under the pointer or
        // the focus, and be ticked in its place.
        if let Some(before) =
            before.filter(|before| before.items.iter().any(|item| find(item).is_some()))
        {
            let items = before.items.iter();
            let items: Vec<_> = items
                .map(|item| find(item).unwrap_or(item).clone())
                .collect();
            let open = items.iter().filter(|item| find(item).is_some()).count();
            let more = all.len() - open;
            return Self {
                follows,
                items,
                more,
            };
        }
        let items = first_entries(all);
        let more = all.len() - items.len();
        Self {
            follows,
            items,
            more,
        }
    }
}

/// The list of what is next.
#[component]
pub fn NextList() -> impl IntoView {
    let (store, agenda) = (PlanStore::expect(), use_agenda());
    let shown = Memo::new(move |before: Option<&Shown>| {
        let follows = store.with(|plan, _| plan.follows.clone());
        agenda.with(|all| Shown::new(follows, all, before))
    });
    let has_arrived = Memo::new(move |_| {
        let nothing_left = shown.with(|shown| shown.items.is_empty());
        // Of a role that isn't known, or isn't read yet, nobody can say what is left.
        let are_known = |plan: &Plan, catalogue: &Catalogue| {
            let mut follows = plan.follows.iter();
            !plan.follows.is_empty() && follows.all(|id| catalogue.pathway(id.as_str()).is_some())
        };
        nothing_left && store.with(are_known)
    });
    let row = move |item: AgendaItem| {
        let id = item.id.clone();
        // The row stays while its days change: there may be a half-written note in it.
        let details = Signal::derive(move || {
            shown.with(|shown| {
                let item = shown.items.iter().find(|item| item.id == id)?;
                Some(describe(item, shown.follows.len(), store.today()))
            })
        });
        let id = item.id.clone();
        let is_overdue = Signal::derive(move || {
            let today = store.today();
            shown.with(|shown| {
                let mut items = shown.items.iter();
                items.any(|item| item.id == id && item.is_overdue(today))
            })
        });
        view_row(store, &item, details, is_overdue)
    };
    let more = move || {
        let more = shown.with(|shown| shown.more);
        (more > 0).then(|| {
            view! {
                <p class="screen-only">
                    <Link to=Route::Plan(PlanSection::Schedule) part=LIST.0>
                        {format!("See all dates ({more} more)")}
                    </Link>
                </p>
            }
        })
    };
    view! {
        <Show when=move || has_arrived.get()>
            <p class="notice">
                "Everything is done or known. Congratulations, you have arrived. "
                <Link to=Route::Plan(PlanSection::Progress)>"See what you did"</Link>
            </p>
        </Show>
        <ul class="agenda tasks">
            // Keyed: a row that became another item's would keep a half-written note.
            <For
                each=move || shown.with(|shown| shown.items.clone())
                key=|item| (item.id.clone(), item.text.clone(), item.roles.clone())
                children=row
            />
        </ul>
        {more}
    }
}

/// The signs of the roles that an entry counts for.
pub fn view_badges(catalogue: &Catalogue, item: &AgendaItem) -> AnyView {
    let profiles = item.roles.iter();
    let profiles = profiles.filter_map(|id| catalogue.profile(id.as_str()));
    let (mut badges, mut roles) = (vec![], vec![]);
    for profile in profiles {
        badges.push(view! { <Badge profile /> }.into_any());
        roles.push(&*profile.role);
    }
    view! {
        <span class="badges">
            {badges} <span class="visually-hidden">{format!("For {}: ", roles.join(", "))}</span>
        </span>
    }
    .into_any()
}

/// One entry: its roles, its box, and its hours and day.
fn view_row(
    store: PlanStore,
    item: &AgendaItem,
    details: Signal<Option<String>>,
    is_overdue: Signal<bool>,
) -> impl IntoView + use<> {
    // Untracked: what is left to do has the same roles in every version of the catalogue.
    let badges = view_badges(&untrack(|| store.catalogue()), item);
    let control = if let Some(part) = item.part {
        let item = Item {
            id: &item.id,
            text: &item.text,
            part,
        };
        view! { <Tick item /> }.into_any()
    } else {
        let (id, label) = (item.id.clone(), format!("Learn {}", item.text));
        let is = {
            let id = id.clone();
            Signal::derive(move || {
                store.with(|plan, catalogue| {
                    let missing = plan.missing_prerequisite(catalogue, &id);
                    missing.is_none_or(|missing| missing.learnt.is_some())
                })
            })
        };
        let set = move |is| set_learnt(store, &id, is);
        view! { <Check label is set /> }.into_any()
    };
    // Tracked: the learner may give it one on another page.
    let id = item.id.clone();
    let link = move || {
        let catalogue = store.catalogue();
        let url = catalogue.url(&id);
        url.map(|url| view! { <OutsideLink url text="" /> })
    };
    let note = item
        .part
        .is_some()
        .then(|| view! { <NoteEditor id=&item.id text=&item.text /> });
    view! {
        <li class:overdue=move || is_overdue.get()>
            <div>{control} <p class="item-part">{details}</p> {link} {note}</div>
            {badges}
        </li>
    }
}

/// The hours and the day of an entry, and what it counts for.
pub fn describe(item: &AgendaItem, followed: usize, today: Date) -> String {
    let effort = item.effort.map(|effort| effort.to_string());
    let day = item.ends.map(|ends| {
        if item.is_overdue(today) {
            format!("was due {}", ends.high.in_short())
        } else {
            format!("by {}", in_short(ends))
        }
    });
    let part = match item.part {
        Some(part @ Part::Step(_)) => Some(part.to_string()),
        Some(Part::Action(_)) => Some("Action".to_owned()),
        Some(Part::Skill) => Some("Skill".to_owned()),
        None => Some("Before step 1".to_owned()),
    };
    let shared = (item.roles.len() > 1).then(|| {
        if followed == 2 {
            "counts for both roles".to_owned()
        } else {
            format!("counts for {} roles", item.roles.len())
        }
    });
    let parts = [effort, day, part, shared].into_iter().flatten();
    parts.collect::<Vec<_>>().join(", ")
}

/// A day, or the first and the last: `3 May 2027`, `3 May 2027 to 1 June 2027`.
pub fn in_short(span: Span) -> String {
    if span.low == span.high {
        span.low.in_short()
    } else {
        format!("{} to {}", span.low.in_short(), span.high.in_short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::plan::action::Action;
    use crate::domain::planning::agenda::agenda;
    use crate::domain::planning::timetable::Timetable;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn following(slugs: &[&str]) -> Plan {
        let follows = slugs.iter().filter_map(|slug| PathwayId::new(slug));
        let mut plan = Plan {
            follows: follows.collect(),
            ..Plan::default()
        };
        plan.pace.start = Some(day("2027-01-04"));
        plan
    }

    fn left(plan: &Plan, catalogue: &Catalogue, today: Date) -> Vec<AgendaItem> {
        let timetable = Timetable::new(plan, catalogue).ok();
        agenda(plan, catalogue, timetable.as_ref(), today)
    }

    #[test]
    fn a_ticked_row_stays_until_all_that_are_shown_are_done() {
        let (catalogue, mut plan) = (built_in(), following(&["nlp-engineer"]));
        let today = day("2027-01-04");
        let show = |plan: &Plan, before: Option<&Shown>| {
            let all = left(plan, &catalogue, today);
            Shown::new(plan.follows.clone(), &all, before)
        };
        let first = show(&plan, None);
        let tasks = first.items.iter();
        let tasks = tasks.filter(|item| matches!(item.part, Some(Part::Step(_))));
        assert_eq!(tasks.count(), SHOWN);
        let mut shown = first.clone();
        for (at, item) in first.items.iter().enumerate() {
            let ids = |shown: &Shown| {
                let items = shown.items.iter();
                items.map(|item| item.id.clone()).collect::<Vec<_>>()
            };
            assert_eq!(ids(&shown), ids(&first), "{at}");
            plan.apply(&catalogue, Action::Tick(item.id.clone()), today);
            shown = show(&plan, Some(&shown));
        }
        assert!(shown.items.iter().all(|item| !first.items.contains(item)));
        plan.follows = following(&["ai-research-engineer"]).follows;
        let other = show(&plan, Some(&shown));
        assert!(
            other
                .items
                .iter()
                .all(|item| item.id.pathway() == "ai-research-engineer")
        );
    }

    #[test]
    fn an_entry_says_its_hours_its_day_and_what_it_counts_for() {
        let catalogue = built_in();
        let said = |slugs: &[&str], id: &str, today: &str| {
            let list = left(&following(slugs), &catalogue, day(today));
            let item = list.iter().find(|item| item.id.as_str() == id).unwrap();
            describe(item, slugs.len(), day(today))
        };
        assert_eq!(
            said(
                &["nlp-engineer"],
                "nlp-engineer/mnist-classifier",
                "2027-01-04"
            ),
            "13 hours, by 10 Feb 2027, Step 1"
        );
        assert_eq!(
            said(
                &["nlp-engineer"],
                "nlp-engineer/first-tensor-notebook",
                "2027-02-04"
            ),
            "was due 10 Jan 2027, Action"
        );
        let both = ["nlp-engineer", "ai-research-engineer"];
        let shared = said(&both, "nlp-engineer/fastapi-deployment", "2027-01-04");
        assert!(shared.ends_with(", counts for both roles"), "{shared}");
    }
}
