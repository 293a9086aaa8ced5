//! Remarks that someone sent back: what they are, before they are added, and all that were.

use leptos::prelude::*;

use super::import::view_refusal;
use crate::components::collect::CollectAny;
use crate::components::controls::use_controls;
use crate::components::focus::focus_part;
use crate::domain::catalogue::Catalogue;
use crate::domain::input::number::group_digits;
use crate::domain::plan::remark::{MAX_REMARKS, Remark, Subject};
use crate::navigation::fragment::use_payload;
use crate::navigation::query::use_replace_route;
use crate::route::{Route, remarks_in};
use crate::sections::plan::{NEXT, REMARKS};
use crate::store::PlanStore;
use crate::store::review::{SentRemarks, decode_link};

/// Remarks that can be added, or the reason why they can't be read.
type Offer = Result<SentRemarks, String>;

/// The id of the heading over the preview.
const SENT: &str = "sent-remarks";

/// The section with the remarks of the plan; nothing where there are none.
#[component]
pub fn RemarksSection() -> impl IntoView {
    let controls = use_controls();
    view! {
        <Show when=move || controls.has_remarks.get()>
            <section aria-labelledby=REMARKS.0>
                <h2 id=REMARKS.0 tabindex="-1">
                    {REMARKS.1}
                </h2>
                {controls.draw("Your remarks", |drawers| (drawers.remark_list)())}
            </section>
        </Show>
    }
}

/// A preview of the remarks in the fragment of the address, where there are any. Nothing of them is stored before
/// the learner asks for that.
#[component]
pub fn SentRemarksPreview() -> impl IntoView {
    let store = PlanStore::expect();
    let replace_route = StoredValue::new_local(use_replace_route());
    let decode = |letters: String| async move { decode_link(&letters).await };
    let offered: RwSignal<Option<Offer>> = use_payload(remarks_in, decode, SENT);
    let done = move |is_added: bool| {
        offered.set(None);
        replace_route.with_value(|replace| replace(&Route::PLAN));
        focus_part(if is_added { REMARKS.0 } else { NEXT.0 });
    };
    move || {
        let offer = offered.get()?;
        Some(view! {
            <section aria-labelledby=SENT>
                <h2 id=SENT tabindex="-1">
                    "Remarks from a link"
                </h2>
                {preview_remarks(store, offer, done)}
            </section>
        })
    }
}

/// Shows remarks that someone sent back, with the button that adds them. `done` is called once the learner has
/// decided, with whether they were added.
pub fn preview_remarks(
    store: PlanStore,
    offer: Offer,
    done: impl Fn(bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let sent = match offer {
        Ok(sent) => sent,
        Err(why) => return view_refusal(why, move || done(false)),
    };
    let (lines, rows, new) = store.with(|plan, catalogue| {
        let new = sent.new_to(plan);
        (
            told(&sent, new.len(), catalogue),
            held(&sent, catalogue),
            new,
        )
    });
    let new = StoredValue::new(new);
    let add = move |_| {
        new.with_value(|new| store.add_remarks(new));
        done(true);
    };
    let add = new.with_value(|new| !new.is_empty()).then(|| {
        view! {
            <button type="button" class="button primary" on:click=add>
                "Add the remarks"
            </button>
        }
    });
    let close = if add.is_some() { "Cancel" } else { "Close" };
    view! {
        <div class="notice">
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_any()}
            <details class="held">
                <summary>"Show what is in it"</summary>
                <ul>
                    {rows.into_iter().map(|row| view! { <li dir="auto">{row}</li> }).collect_any()}
                </ul>
            </details>
            <p class="actions">
                {add} <button type="button" class="button quiet" on:click=move |_| done(false)>
                    {close}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// How many remarks there are, by whom, and how many of them are new, sentence by sentence.
fn told(sent: &SentRemarks, new: usize, catalogue: &Catalogue) -> Vec<String> {
    let remarks = |count: usize| match count {
        1 => "1 remark".to_owned(),
        count => format!("{count} remarks"),
    };
    let count = sent.remarks.len();
    let mut authors: Vec<&str> = sent.remarks.iter().map(|it| &*it.author).collect();
    authors.retain(|author| !author.is_empty());
    authors.dedup();
    let by = match &*authors {
        [] => String::new(),
        [author] => format!(" by {author}"),
        [author, ..] => format!(" by {author} and others"),
    };
    let mut lines = vec![format!("{}{by}.", remarks(count))];
    lines.push(match (count, new) {
        (0, _) => "There is nothing to add.".to_owned(),
        (_, 0) => "Nothing is new: your plan has them already.".to_owned(),
        (count, new) if count == new => "Your plan doesn’t have them yet. Adding them changes nothing else: you take over or set aside each of them.".to_owned(),
        (_, 1) => "1 of them is new; your plan has the others.".to_owned(),
        (_, new) => format!("{new} of them are new; your plan has the others."),
    });
    let is_gone = |remark: &&Remark| subject_name(&remark.subject, catalogue).is_none();
    match sent.remarks.iter().filter(is_gone).count() {
        0 => {}
        1 => lines.push("1 is about something that isn’t in your pathways.".to_owned()),
        gone => lines.push(format!(
            "{gone} are about something that isn’t in your pathways."
        )),
    }
    match sent.unread {
        0 => {}
        1 => lines.push("1 can’t be read, and is left out.".to_owned()),
        unread => lines.push(format!("{unread} can’t be read, and are left out.")),
    }
    if sent.left_out > 0 {
        let more = group_digits(i64::try_from(sent.left_out).unwrap_or(i64::MAX));
        lines.push(format!(
            "One answer has at most {MAX_REMARKS}. The other {more} are left out."
        ));
    }
    lines
}

/// The remarks, for those who want to look before they decide.
fn held(sent: &SentRemarks, catalogue: &Catalogue) -> Vec<String> {
    let rows = sent.remarks.iter().map(|remark| {
        let about = subject_name(&remark.subject, catalogue);
        let about = about.unwrap_or_else(|| remark.subject.to_string());
        format!("{about}: {}", remark.text)
    });
    rows.collect()
}

/// The name of what a remark is about; `None` where that isn't there.
fn subject_name(subject: &Subject, catalogue: &Catalogue) -> Option<String> {
    match subject {
        Subject::Plan => Some("The plan as a whole".to_owned()),
        Subject::Pathway(id) => catalogue.profile(id.as_str()).map(|it| it.role.clone()),
        Subject::Item(id) => {
            let step = || {
                let mut steps = catalogue.pathway(id.pathway())?.steps.iter();
                Some(steps.find(|step| step.id == *id)?.title.clone())
            };
            catalogue.name(id).map(str::to_owned).or_else(step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::date::Date;
    use crate::domain::plan::remark::{RemarkId, RemarkKind};

    fn remark(number: u32, about: &str, author: &str) -> Remark {
        Remark {
            id: RemarkId::new([0, number]),
            kind: RemarkKind::Remark,
            subject: Subject::parse(about).unwrap(),
            author: author.to_owned(),
            day: Date::EPOCH,
            text: "Good".to_owned(),
        }
    }

    #[test]
    fn remarks_are_told_before_they_are_added() {
        let catalogue = built_in();
        let sent = SentRemarks {
            remarks: vec![
                remark(1, "nlp-engineer/foundations", "Ada"),
                remark(2, "astronaut/fly", "Ada"),
            ],
            unread: 1,
            left_out: 9_800,
        };
        assert_eq!(
            told(&sent, 1, &catalogue),
            [
                "2 remarks by Ada.",
                "1 of them is new; your plan has the others.",
                "1 is about something that isn’t in your pathways.",
                "1 can’t be read, and is left out.",
                "One answer has at most 200. The other 9,800 are left out.",
            ]
        );
        assert_eq!(held(&sent, &catalogue)[1], "astronaut/fly: Good");
        let two = SentRemarks {
            remarks: vec![remark(1, "", "Ada"), remark(2, "", "Bo")],
            ..SentRemarks::default()
        };
        assert_eq!(
            told(&two, 0, &catalogue),
            [
                "2 remarks by Ada and others.",
                "Nothing is new: your plan has them already."
            ]
        );
        let none = SentRemarks::default();
        assert_eq!(
            told(&none, 0, &catalogue),
            ["0 remarks.", "There is nothing to add."]
        );
    }
}
