//! Sending the remarks back: as a link or as a file.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::draft::ReviewDraft;
use crate::components::copy_link::CopyLink;
use crate::components::download::download;
use crate::components::focus::focus_part;
use crate::components::link::href;
use crate::domain::plain_text::to_line;
use crate::domain::plan::remark::{MAX_NAME, Remark};
use crate::route::{Route, remarks_part};
use crate::store::PlanStore;
use crate::store::review::{encode, encode_link};
use crate::store::share_link::LinkError;

/// The id of the section.
const SEND: &str = "send-back";

/// The outcome of sending the remarks back.
#[derive(Clone)]
enum Made {
    Link(String),
    /// A link would be too long, or the browser can't make one.
    NoLink(&'static str),
    File,
}

/// The section that makes a link or a file of the draft, and deletes it afterwards.
#[component]
pub fn SendBack(
    /// The draft.
    draft: ReviewDraft,
) -> impl IntoView {
    let store = PlanStore::expect();
    let drafts = store.drafts();
    let key = StoredValue::new(draft.author_name());
    let field = NodeRef::<html::Input>::new();
    let (wrong, made) = (RwSignal::new(String::new()), RwSignal::new(None::<Made>));
    let is_deleted = RwSignal::new(false);
    // A link holds the remarks as they were when it was begun, so a change takes it away.
    let change_count = StoredValue::new(0_u32);
    let discard = move || {
        change_count.update_value(|count| *count += 1);
        made.set(None);
    };
    Effect::new(move || {
        if draft.count() > 0 {
            is_deleted.set(false);
        }
        discard();
    });
    let page = StoredValue::new(href(&Route::PLAN, None));
    // The remarks with the name of who wrote them, unless that is too long.
    let signed = move || -> Option<Vec<Remark>> {
        let field = field.get_untracked();
        let author = to_line(&field.map(|field| field.value()).unwrap_or_default());
        if author.chars().count() > MAX_NAME {
            wrong.set(format!("A name has room for {MAX_NAME} characters here."));
            focus_part("reviewer");
            return None;
        }
        wrong.set(String::new());
        let mut remarks = untrack(|| draft.remarks());
        for remark in &mut remarks {
            remark.author.clone_from(&author);
        }
        Some(remarks)
    };
    let make_link = move |_| {
        let Some(remarks) = signed() else { return };
        let origin = window().location().origin().unwrap_or_default();
        let (page, count) = (page.get_value(), change_count.get_value());
        spawn_local(async move {
            let letters = encode_link(&remarks).await;
            // Meanwhile something may have been changed, or the page left.
            if change_count.try_get_value() != Some(count) {
                return;
            }
            made.set(Some(match letters {
                Ok(letters) => Made::Link(format!("{origin}{page}#{}", remarks_part(&letters))),
                Err(LinkError::TooOld) => {
                    Made::NoLink("This browser can’t make links to remarks. Save them as a file.")
                }
                Err(_) => {
                    Made::NoLink("Your remarks are too long for a link. Save them as a file.")
                }
            }));
        });
    };
    let save = move |_| {
        let Some(remarks) = signed() else { return };
        let name = format!("interchange-remarks-{}.json", untrack(|| store.today()));
        download(&name, "application/json", &encode(&remarks));
        made.set(Some(Made::File));
    };
    let delete = move |_| {
        draft.delete();
        made.set(None);
        is_deleted.set(true);
        focus_part(SEND);
    };
    let told = move || match draft.count() {
        0 if is_deleted.get() => {
            "Your draft is deleted from this browser. You can close this page.".to_owned()
        }
        0 => "Nothing to send yet: write a remark beside the plan, a step or a task.".to_owned(),
        1 => "You have written 1 remark.".to_owned(),
        count => format!("You have written {count} remarks."),
    };
    let unfinished = move || match draft.unfinished() {
        0 => None,
        1 => Some(
            "1 form above has a text that isn’t added yet. Add it first, or it isn’t sent."
                .to_owned(),
        ),
        count => Some(format!(
            "{count} forms above have texts that aren’t added yet. Add them first, or they aren’t sent."
        )),
    };
    let keep_name = move |event| {
        let name = event_target_value(&event);
        discard();
        key.with_value(|key| {
            if name.is_empty() {
                drafts.remove(key);
            } else {
                drafts.set(key, &name);
            }
        });
    };
    let result = move || made.get().map(view_made);
    view! {
        <section aria-labelledby=SEND>
            <h2 id=SEND tabindex="-1">
                "Send back"
            </h2>
            <p role="status">{told}</p>
            <Show when=move || draft.unfinished().gt(&0)>
                <p class="notice">{unfinished}</p>
            </Show>
            <Show when=move || draft.count().gt(&0)>
                <div class="field">
                    <label for="reviewer">"Your name (optional)"</label>
                    <input
                        id="reviewer"
                        type="text"
                        dir="auto"
                        autocomplete="off"
                        node_ref=field
                        prop:value=key
                            .with_value(|key| drafts.get_untracked(key))
                            .unwrap_or_default()
                        aria-describedby="reviewer-wrong"
                        on:input=keep_name
                    />
                    <p class="wrong" id="reviewer-wrong">
                        {wrong}
                    </p>
                </div>
                <p class="actions">
                    <button type="button" class="button primary" on:click=make_link>
                        "Make a link to send back"
                    </button>
                    <button type="button" class="button" on:click=save>
                        "Save as a file"
                    </button>
                </p>
                <div role="status" class="shared-link">
                    {result}
                </div>
                <Show when=move || made.with(Option::is_some)>
                    <p>"Sent? Then this browser needs your draft no more."</p>
                    <p class="actions">
                        <button type="button" class="button" on:click=delete>
                            "Delete my draft from this browser"
                        </button>
                    </p>
                </Show>
            </Show>
        </section>
        <SendBar draft />
    }
}

fn view_made(made: Made) -> AnyView {
    match made {
        Made::Link(link) => view! {
            <p>
                "Send this link to whoever asked you. They see each remark before they add it. Anyone with the link can read your remarks."
            </p>
            <CopyLink id="remarks-link" link />
        }
        .into_any(),
        Made::NoLink(why) => view! { <p class="notice warning">{why}</p> }.into_any(),
        Made::File => view! {
            <p>
                "Send the file to whoever asked you. They open it in My plan, Data, under “Open a backup”."
            </p>
        }
        .into_any(),
    }
}

/// The way to the section, at the lower edge of the window once there is something to send. It is no link: the
/// plan stands in the fragment.
#[component]
fn SendBar(draft: ReviewDraft) -> impl IntoView {
    let go = move |_| {
        if let Some(section) = document().get_element_by_id(SEND) {
            section.scroll_into_view();
        }
        focus_part(SEND);
    };
    let count = move || match draft.count() {
        1 => "1 remark".to_owned(),
        count => format!("{count} remarks"),
    };
    view! {
        <Show when=move || draft.count().gt(&0)>
            <p class="send-bar">
                <span>{count}</span>
                <button type="button" class="button" on:click=go>
                    "Send back"
                </button>
            </p>
        </Show>
    }
}
